import type { Build, BuildError } from "./build";

/** Everything that the emulated Amazon remembers; it is what a state file holds. */
export interface State {
  skills: Skill[];
  slotTypes: SlotType[];
  catalogs: Catalog[];
  /** Builds that were ordered to fail (`failNextBuild`), in order. */
  failures: OrderedFailure[];
  /** Each model ever sent, as JSON text, by its SHA-256: versions share equal texts. */
  models: Record<string, string>;
}

export interface Skill {
  id: string;
  vendorId: string;
  createdAt: number;
  models: InteractionModel[];
  /** Those of its manifest; undefined: every one. */
  locales?: string[] | undefined;
  /** By locale. */
  names?: Record<string, string> | undefined;
  /** The one stage that is enabled for the account, if any is. */
  enabledStage?: string | undefined;
}

/** The interaction model of one skill, stage and locale. */
export interface InteractionModel {
  stage: string;
  locale: string;
  /** The versions that were built, oldest first: the last one is the current one. */
  versions: ModelVersion[];
  /** The builds that PUTs began, oldest first; of those that are over, the last ones. */
  builds: ModelBuild[];
}

export interface ModelBuild extends Build {
  version: ModelVersion;
  /** A later PUT took its place while it ran. */
  replaced?: boolean;
}

export interface ModelVersion {
  version: string;
  description?: string | undefined;
  eTag: string;
  createdAt: number;
  /** SHA-256 of its text in `State.models`. */
  hash: string;
  /** The slot type versions that it refers to. */
  references: SlotTypeReference[];
}

export interface SlotTypeReference {
  id: string;
  version: string;
}

export interface SlotType {
  id: string;
  vendorId: string;
  name: string;
  description?: string | undefined;
  versions: SlotTypeVersion[];
  /** How many versions were ever made: a number is never given twice. */
  versionCount: number;
}

export interface SlotTypeVersion {
  version: string;
  description?: string | undefined;
  definition: unknown;
  updateRequestId: string;
  build: Build;
}

export interface Catalog {
  id: string;
  vendorId: string;
  name: string;
  description?: string | undefined;
  createdAt: number;
  versions: CatalogVersion[];
  /** How many versions were ever made: a number is never given twice. */
  versionCount: number;
}

export interface CatalogVersion {
  version: string;
  description?: string | undefined;
  source: { type: string; url: string };
  createdAt: number;
  updateRequestId: string;
  build: Build;
}

interface OrderedFailure {
  errors: BuildError[];
  /** The skill, slot type or catalog whose next build fails; without it, the next model build of any skill. */
  id?: string | undefined;
}

export const emptyState = (): State => ({ skills: [], slotTypes: [], catalogs: [], failures: [], models: {} });
