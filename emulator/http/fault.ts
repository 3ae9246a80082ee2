import { z } from "zod";

const acted = z.boolean();

/** What goes wrong with one request. `acted`: whether the service acted on the request before the failure. */
export const fault = z.discriminatedUnion("kind", [
  z.strictObject({
    /** The connection is reset. */
    kind: z.literal("reset"),
    /** Whether the service did what was asked before. */
    acted,
  }),
  z.strictObject({
    /** Another status than the right one. */
    kind: z.literal("status"),
    /** 400 to 599. */
    status: z.int().min(400).max(599),
    /** Whether the service did what was asked before. Default false. */
    acted: acted.default(false),
    /** The text of the header `Retry-After`. Default: no such header. */
    retryAfter: z.string().optional(),
    /** An error as the API definition has it (the default), an HTML page, or none. */
    body: z.enum(["json", "html", "empty"]).default("json"),
  }),
  z.strictObject({
    /** The right response, of which only half of the body arrives. */
    kind: z.literal("truncated"),
  }),
  z.strictObject({
    /** The right response, whose body takes a while. */
    kind: z.literal("slow"),
    /** How long it takes, in milliseconds. */
    ms: z.number().min(0),
  }),
  z.strictObject({
    /** The right status with an HTML page in place of the body. */
    kind: z.literal("html"),
  }),
  z.strictObject({
    /** Every access token that was given so far is void from now on. */
    kind: z.literal("expired-token"),
  }),
  z.strictObject({
    /** The build that the request starts fails, or takes another time. */
    kind: z.literal("build"),
    /** Why it fails; an empty list for no reason. Default: it does not fail. */
    errors: z
      .array(
        z.object({
          /** Amazon's code, such as `InvalidSampleUtterance`. */
          code: z.string().optional(),
          /** The message that comes with it. */
          message: z.string(),
        }),
      )
      .optional(),
    /** How long it takes, in milliseconds. Default: the setting `buildMs`. */
    ms: z.number().min(0).optional(),
  }),
  z.strictObject({
    /** The simulation that the request starts FAILS, or takes another time; or entity resolution of it or of an NLU profile fails. */
    kind: z.literal("simulation"),
    /** The message with which it FAILS. Default: it does not fail. */
    error: z.string().optional(),
    /** The code with which entity resolution of every slot ends. */
    resolutionError: z.enum(["ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION"]).optional(),
    /** Another skill is invoked in place of the one that was asked: its id. Only where an endpoint is called. */
    invokedSkillId: z.string().optional(),
    /** No request to the skill is reported. Only where an endpoint is called. Default: it is. */
    unreported: z.boolean().optional(),
    /** How long it takes, in milliseconds. Default: the setting `simulationMs`. */
    ms: z.number().min(0).optional(),
  }),
  z.strictObject({
    /** Another client of the account sends a request. */
    kind: z.literal("rival"),
    /** Right before the request, or right after it. */
    when: z.enum(["before", "after"]),
    /** `PUT`, `DELETE`, … */
    method: z.string(),
    /** From the root, such as `/v1/skills/…`. */
    path: z.string(),
    /** Sent as JSON. Default: no body. */
    body: z.unknown().optional(),
  }),
]);

/** A fault, and the request at which it is injected. */
export const faultOrder = z.strictObject({
  /** By its name in Amazon's SDKs (`setInteractionModelV1`); "token" for Login with Amazon. Default: any. */
  operation: z.string().optional(),
  /** A text that the request's path holds. Default: any path. */
  path: z.string().optional(),
  /** Which of these requests from now on, counted from 1. Default 1. */
  nth: z.int().min(1).default(1),
  /** At how many of them in a row. Default 1. */
  times: z.int().min(1).default(1),
  /** What goes wrong. */
  fault,
});

/** What goes wrong with one request: the `fault` of a {@link FaultOrder}, with its defaults filled in. docs/emulator.md has a table. */
export type Fault = z.infer<typeof fault>;
/** A fault, and the request at which it is injected. @interface */
export type FaultOrder = z.input<typeof faultOrder>;

/** The faults that were ordered and not yet injected. */
export class FaultQueue {
  private orders: (z.output<typeof faultOrder> & { seen: number })[] = [];

  /** `onFault` is awaited before a fault does anything. */
  constructor(
    orders: FaultOrder[] = [],
    readonly onFault?: (fault: Fault, request: { method: string; path: string }) => void | Promise<void>,
  ) {
    for (const order of orders) this.order(order);
  }

  order(wanted: FaultOrder): void {
    this.orders.push({ ...faultOrder.parse(wanted), seen: 0 });
  }

  clear(): void {
    this.orders = [];
  }

  /** Counts a request and gives its fault; faults that were ordered later do not count that request. */
  take(operation: string | undefined, path: string): Fault | undefined {
    for (const order of this.orders) {
      if (order.operation !== undefined && order.operation !== operation) continue;
      if (!path.includes(order.path ?? "")) continue;
      order.seen += 1;
      if (order.seen < order.nth) continue;
      if (order.seen === order.nth + order.times - 1) this.orders = this.orders.filter((other) => other !== order);
      return order.fault;
    }
    return undefined;
  }
}
