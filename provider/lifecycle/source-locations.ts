import { readFileSync } from "node:fs";
import { jsonOf, parseDocument, unwrapDocument } from "../model/document/document";
import { isGitName, readGitFile } from "../model/document/git-file";
import { locateMessage } from "../model/findings/locate-message";
import { placesInDocument } from "../model/json/places";
import { jsonPath, type Path } from "../model/text/json-path";
import { modelHash } from "../model/wire/model";
import { BadRequestError, describeViolation, httpError, MOST_REASONS, type Violation } from "../smapi/http/errors";
import { sourceFileOf } from "./source-file";

/** `models/en-US.json:12:9 ` for each path; best effort: none without the file, or where it holds another document. */
export function locationsIn(file: unknown, paths: Path[], isIt = (_document: unknown) => true): string[] {
  if (typeof file !== "string" || paths.length === 0) return [];
  try {
    const text = isGitName(file) ? readGitFile(file) : readFileSync(file, "utf8");
    const document = parseDocument(text);
    if (!isIt(document)) return [];
    return placesInDocument(jsonOf(text), document, paths).map(({ line, column }) => `${file}:${line}:${column} `);
  } catch {
    return [];
  }
}

/** What Amazon was sent. */
interface Sent {
  model: Record<string, unknown>;
  /** It came from a secret, so no text of it may be shown. */
  secret?: boolean | undefined;
  /** Of its resource. */
  urn?: unknown;
}

/** Amazon's reasons, prefixed with their location in the sent model where it is known. */
export function withLocations(reasons: Violation[], { model, secret, urn }: Sent): Violation[] {
  if (secret) return reasons;
  const paths = reasons.slice(0, MOST_REASONS).map(({ message }) => locateMessage(message, model));
  // Minutes may have gone by since the file was read.
  const isSent = (document: unknown) => modelHash(unwrapDocument(document)) === modelHash(model);
  const places = locationsIn(
    sourceFileOf(urn).file,
    paths.map((path) => path ?? []),
    isSent,
  );
  return reasons.map((reason, index) => {
    const path = paths[index];
    return path ? { message: `${places[index] ?? ""}${jsonPath(path)}: ${describeViolation(reason)}` } : reason;
  });
}

/** The same for what a refusal says; any other error is given back as it is. */
export function errorWithLocations(error: unknown, sent: Sent): unknown {
  if (!(error instanceof BadRequestError)) return error;
  const { failure } = error;
  if (failure.violations.length > 0)
    return httpError({ ...failure, violations: withLocations(failure.violations, sent) });
  const [{ message } = failure] = withLocations([{ message: failure.message }], sent);
  return httpError({ ...failure, message });
}
