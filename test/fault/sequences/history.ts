import type { Emulator, EmulatorSettings, LoggedRequest } from "../../../emulator";
import { modelHash } from "../../../provider/model/wire/model";
import { asAnotherClient, modelPath } from "../../plugin/emulated-account";
import type { Resource } from "./engine";
import { PLACES, type Specs } from "./program";

type Place = (typeof PLACES)[number];

/** A version of a model at Amazon. */
export interface Version {
  version: string;
  creationTime: string;
  description?: string;
}

/** Ours carry our marker; no rival of the tests writes one. */
const isOurs = ({ description }: Version): boolean => description?.includes("[pulumi:") ?? false;

export const isTheirs = (version: Version | undefined): boolean => version !== undefined && !isOurs(version);

/** Who changed which model when; it tells where an edit by another client was overwritten that nobody had seen. */
export class History {
  /** By the place's name, oldest first. */
  readonly versions = new Map<string, Version[]>();

  constructor(
    private readonly emulator: Emulator,
    private readonly settings: Partial<EmulatorSettings>,
    /** Milliseconds that a build by another client may take until it can be seen. */
    private readonly blindMs: number,
  ) {}

  /**
   * Looks at what a command did; `before` is the state that it began with, `asked` what it sent.
   * Gives a sentence for each edit that was overwritten unseen.
   */
  async follow(before: Resource[], { models }: Specs, asked: LoggedRequest[]): Promise<string[]> {
    const found: string[] = [];
    for (const place of PLACES) {
      const known = this.versions.get(place.name)?.length ?? 0;
      const all = await this.list(place);
      this.versions.set(place.name, all);
      for (let index = known === 0 ? 1 : known; index < all.length; index++) {
        const [theirs, ours] = all.slice(index - 1);
        if (!theirs || !ours || isOurs(theirs) || !isOurs(ours)) continue;
        if (models.get(place.name)?.onConflict === "overwrite") continue;
        if (index === 1 ? foundNone(place, asked) : this.couldNotSee(theirs, ours)) continue;
        if (await this.wasKnown(place, theirs, ours, before)) continue;
        found.push(
          `version ${theirs.version} of ${place.name}, an edit by another client, was overwritten unseen by version ${ours.version}`,
        );
      }
    }
    return found;
  }

  /** Their build still ran when our PUT was accepted, and their eTag could not be known yet. */
  private couldNotSee(theirs: Version, ours: Version): boolean {
    const apart = Date.parse(ours.creationTime) - Date.parse(theirs.creationTime);
    return apart <= this.blindMs && this.settings.eTagMoves === "build";
  }

  /** A refresh took it in, or it is what the state knows, or what is declared. */
  private async wasKnown(place: Place, theirs: Version, ours: Version, before: Resource[]): Promise<boolean> {
    const outs = before.find(({ name }) => name === place.name)?.outs;
    if (outs?.version === theirs.version) return true;
    const [hash, declared] = await Promise.all([this.hashOf(place, theirs), this.hashOf(place, ours)]);
    return hash === declared || hash === outs?.modelHash;
  }

  private async hashOf({ skillId, locale }: Place, { version }: Version): Promise<string> {
    const path = `${modelPath(skillId, locale)}/versions/${version}`;
    const found = (await asAnotherClient(this.emulator, "GET", path)) as { interactionModel: Record<string, unknown> };
    return modelHash(found.interactionModel);
  }

  private async list({ skillId, locale }: Place): Promise<Version[]> {
    const path = `${modelPath(skillId, locale)}/versions?maxResults=50&sortDirection=asc`;
    const found = await asAnotherClient(this.emulator, "GET", path).catch(() => ({ skillModelVersions: [] }));
    const { skillModelVersions } = found as { skillModelVersions: Version[] };
    return skillModelVersions.toSorted((a, b) => Number(a.version) - Number(b.version));
  }
}

/** There was no model yet when we looked for one right before our first PUT: without an eTag, no `If-Match` can refuse it. */
function foundNone({ skillId, locale }: Place, asked: LoggedRequest[]): boolean {
  const ofModel = asked.filter(({ path }) => path === modelPath(skillId, locale));
  const put = ofModel.findIndex(({ method }) => method === "PUT");
  return ofModel[put - 1]?.status === 404;
}
