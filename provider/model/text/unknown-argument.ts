import { didYouMean } from "./did-you-mean";

/** What is said of an argument that does not exist: `descripton is not an argument of this resource: did you mean "description"?` */
export function unknownArgument(name: string, owner: string, known: readonly string[]): string {
  return `${name} is not an argument of ${owner}: ${didYouMean(name, known, `use one of ${known.join(", ")}`)}`;
}
