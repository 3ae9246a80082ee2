import fc from "fast-check";
import type { EmulatorSettings, Fault } from "../../../emulator";
import { type GateSpec, type ModelSpec, PLACES, TYPES, type TypeSpec, type ValuesSpec } from "./program";

/** A change of the program: `spec` undefined takes the resource out. */
export type Change =
  | { what: "types"; name: string; spec: TypeSpec | undefined }
  | { what: "values"; name: string; spec: ValuesSpec | undefined }
  | { what: "models"; name: string; spec: ModelSpec | undefined }
  | { what: "gates"; name: string; spec: GateSpec | undefined };

/** What another client of the account does. */
export type Edit =
  | { edit: "model"; place: string; sample: string; refersTo?: string | undefined }
  | { edit: "describe" | "describe version" | "delete" | "delete version"; type: string };

/** A fault at the nth request of a command (of one operation). */
export interface Order {
  operation?: string | undefined;
  nth: number;
  times: number;
  fault:
    | Exclude<Fault, { kind: "rival" }>
    | { kind: "rival"; when: "before" | "after"; edit: Edit }
    /** The provider process is killed before Amazon gets the request, or before its answer comes. */
    | { kind: "kill"; acted: boolean };
}

/** Changes of the program, edits by another client, then one command of Pulumi's under faults. */
export interface Round {
  changes: Change[];
  edits: Edit[];
  command: "up" | "refresh" | "destroy";
  faults: Order[];
}

export interface Sequence {
  settings: Partial<EmulatorSettings>;
  rounds: Round[];
}

const OPERATIONS = [
  "token",
  "getVendorListV1",
  "getSkillStatusV1",
  "getInteractionModelV1",
  "getInteractionModelMetadataV1",
  "setInteractionModelV1",
  "getInteractionModelVersionV1",
  ...["create", "list", "update", "delete"].flatMap((act) => {
    const many = act === "list" ? "s" : "";
    return [`${act}InteractionModelSlotType${many}V1`, `${act}InteractionModelSlotTypeVersion${many}V1`];
  }),
  "getInteractionModelSlotTypeDefinitionV1",
  "getInteractionModelSlotTypeBuildStatusV1",
  "getInteractionModelSlotTypeVersionV1",
  "profileNluV1",
  "getSkillEnablementStatusV1",
  "setSkillEnablementV1",
  "simulateSkillV2",
  "getSkillSimulationV2",
];

/** Absent once in three times, or in six. */
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
const mostly = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 6 });
const description = optional(fc.constantFrom("first", "second"));
// Mostly the first one, so that changes, edits and faults meet.
const mostlyFirst = (names: string[]) => fc.oneof(fc.constantFrom(...names.slice(0, 1)), fc.constantFrom(...names));
const type = mostlyFirst([...TYPES]);
const place = mostlyFirst(PLACES.map(({ name }) => name));
const sample = fc.constantFrom("order now", "order two", "order it");
const just = fc.constant;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    what: just("types"),
    name: type,
    spec: mostly(fc.record({ title: fc.constantFrom("A", "B"), description })),
  }),
  fc.record({
    what: just("values"),
    name: type,
    spec: mostly(fc.record({ value: fc.constantFrom("one", "two"), description })),
  }),
  fc.record({
    what: just("models"),
    name: place,
    spec: mostly(
      fc.record({
        sample,
        refersTo: fc.subarray([...TYPES]),
        description,
        onConflict: optional(fc.constantFrom("fail", "overwrite")),
        requires: optional(just(true as const)),
        buildTimeout: fc.constantFrom(undefined, undefined, undefined, undefined, 1),
      }),
    ),
  }),
  fc.record({
    what: just("gates"),
    name: place,
    spec: mostly(fc.record({ kind: fc.constantFrom("NluProfile", "SkillSimulation") })),
  }),
) as fc.Arbitrary<Change>;

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ edit: just("model"), place, sample, refersTo: optional(type) }) },
  {
    weight: 2,
    arbitrary: fc.record({ edit: fc.constantFrom("describe", "describe version", "delete", "delete version"), type }),
  },
) as fc.Arbitrary<Edit>;

const errors = fc.constantFrom([], [{ code: "INVALID_GRAMMAR", message: "The grammar cannot be compiled." }]);
const body = fc.constantFrom("json", "html", "empty");
const fault = fc.oneof(
  fc.record({ kind: just("reset"), acted: fc.boolean() }),
  fc.record({ kind: just("status"), status: fc.constantFrom(500, 502, 503, 504), acted: fc.boolean(), body }),
  fc.record({ kind: just("status"), status: fc.constantFrom(400, 401, 403, 409, 412), acted: just(false), body }),
  fc.record({ kind: just("status"), status: just(429), acted: just(false), retryAfter: optional(just("1")), body }),
  fc.record({ kind: fc.constantFrom("truncated", "html", "expired-token") }),
  fc.record({ kind: just("slow"), ms: just(50) }),
  fc.record({ kind: just("build"), errors: optional(errors), ms: optional(just(1_500)) }),
  fc.record({ kind: just("rival"), when: fc.constantFrom("before", "after"), edit }),
  fc.record({ kind: just("kill"), acted: fc.boolean() }),
  fc.record({ kind: just("kill"), acted: fc.boolean() }),
);
// What a build fault is ordered for must start one.
const BUILDING = ["setInteractionModelV1", "createInteractionModelSlotTypeVersionV1"];
const order = fc
  .record({
    operation: mostly(fc.constantFrom(...OPERATIONS)),
    building: fc.constantFrom(...BUILDING),
    nth: fc.integer({ min: 1, max: 3 }),
    times: fc.constantFrom(1, 1, 2, 6),
    fault,
  })
  .map(({ operation, building, nth, times, fault }) => ({
    operation: fault.kind === "build" ? building : operation,
    // Among requests of all kinds, later ones too.
    nth: operation === undefined ? nth * 4 : nth,
    // A throttled client is patient for a minute.
    times: ["kill", "rival"].includes(fault.kind) || ("status" in fault && fault.status === 429) ? 1 : times,
    fault,
  })) as fc.Arbitrary<Order>;

const round = (fewest: number, most: number): fc.Arbitrary<Round> =>
  fc.record({
    changes: fc.array(change, { minLength: fewest, maxLength: most }),
    edits: fc.oneof(just<Edit[]>([]), fc.array(edit, { minLength: 1, maxLength: 2 })),
    command: fc.constantFrom("up", "up", "up", "up", "up", "up", "refresh", "refresh", "destroy"),
    faults: fc.oneof(just<Order[]>([]), fc.array(order, { minLength: 1, maxLength: 2 })),
  });

/** We and another client change the same model. */
const meeting: fc.Arbitrary<Round> = fc
  .record({ round: round(0, 1), name: place, ours: fc.constantFrom("we one", "we two"), sample })
  .map(({ round, name, ours, sample }) => ({
    ...round,
    changes: [...round.changes, { what: "models", name, spec: { sample: ours, refersTo: [] } }],
    edits: [...round.edits, { edit: "model", place: name, sample }],
    command: "up",
  }));

/** Where the service's behaviour is not known, the emulator's is one of those that it may be. */
const settings = fc.record({
  buildMs: fc.constantFrom(5, 50),
  putReturnsETag: fc.boolean(),
  eTagMoves: fc.constantFrom("put", "build"),
  putDuringBuild: fc.constantFrom("accept", "queue", "refuse"),
  statusLagMs: fc.constantFrom(0, 0, 30, 300),
}) as fc.Arbitrary<Partial<EmulatorSettings>>;

export const sequence = (rounds: number): fc.Arbitrary<Sequence> =>
  fc
    .tuple(
      settings,
      round(3, 6),
      fc.array(fc.oneof(round(0, 3), round(0, 3), meeting), { minLength: 1, maxLength: rounds - 1 }),
    )
    .map(([settings, first, rest]) => ({ settings, rounds: [first, ...rest] }));
