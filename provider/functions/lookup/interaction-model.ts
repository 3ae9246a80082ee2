import { z } from "zod";
import { withoutMarker } from "../../lifecycle/marker";
import type { InteractionModel } from "../../model/schema/model-types";
import { modelHash } from "../../model/wire/model";
import {
  getModel,
  getModelVersion,
  listModelVersions,
  type ModelPlace,
} from "../../smapi/operations/interaction-models";
import { locale, lookup, skillId, stage, version } from "./arguments";
import { found } from "./find";

/** A model that was built, as Amazon holds it. @category Functions */
export interface GetInteractionModelResult {
  /** What an {@link InteractionModel} takes as its `model`. */
  interactionModel: InteractionModel;
  /** A decimal string; undefined where Amazon's answer has none. */
  version: string | undefined;
  /** Without the marker that this package adds. */
  description: string | undefined;
  /** Identifies the built model at Amazon. */
  eTag: string | undefined;
  /** SHA-256 of the model, whatever its layout: equal to the output `modelHash` of the resource that declares it. */
  modelHash: string;
}

/** A version of a model in a list (spec.json: VersionItems). @category Functions */
export interface InteractionModelVersion {
  /** A decimal string. */
  version: string;
  /** Without the marker that this package adds. */
  description: string | undefined;
  /** When it was sent, such as `2026-01-31T12:00:00.000Z`. */
  creationTime: string | undefined;
}

const place = z.object({ skillId, locale, stage });

const nameOf = ({ skillId, locale, stage }: ModelPlace) => `${locale} interaction model of skill ${skillId} (${stage})`;

export const getInteractionModel = lookup(
  place.extend({ version: version.optional() }),
  async ({ version, ...place }, { client }): Promise<GetInteractionModelResult> => {
    const stored =
      version === undefined
        ? await found(nameOf(place), getModel(client, place))
        : await found(`version ${version} of the ${nameOf(place)}`, getModelVersion(client, place, version));
    return {
      interactionModel: stored.interactionModel as unknown as InteractionModel,
      version: stored.version,
      description: withoutMarker(stored.description),
      eTag: stored.eTag,
      modelHash: modelHash(stored.interactionModel),
    };
  },
);

export const listInteractionModelVersions = lookup(
  place,
  async (place, { client }): Promise<InteractionModelVersion[]> => {
    const versions = await found(nameOf(place), listModelVersions(client, place));
    return versions.map(({ version, description, creationTime }) => ({
      version,
      description: withoutMarker(description),
      creationTime,
    }));
  },
);
