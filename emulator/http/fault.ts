import { z } from "zod";

const acted = z.boolean();

/** What goes wrong with one request. `acted`: whether the service did what was asked before it went wrong. */
export const fault = z.discriminatedUnion("kind", [
  /** The connection is reset. */
  z.strictObject({ kind: z.literal("reset"), acted }),
  /** Another status than the right one. `retryAfter` is the header's text; the body is an error as the API definition has it, an HTML page, or none. */
  z.strictObject({
    kind: z.literal("status"),
    status: z.int().min(400).max(599),
    acted: acted.default(false),
    retryAfter: z.string().optional(),
    body: z.enum(["json", "html", "empty"]).default("json"),
  }),
  /** The right answer, of which only half of the body arrives. */
  z.strictObject({ kind: z.literal("truncated") }),
  /** The right answer, whose body takes this many milliseconds. */
  z.strictObject({ kind: z.literal("slow"), ms: z.number().min(0) }),
  /** The right status with an HTML page in place of the body. */
  z.strictObject({ kind: z.literal("html") }),
  /** Every access token that was given so far is void from now on. */
  z.strictObject({ kind: z.literal("expired-token") }),
  /** The build that the request starts fails with these errors (there may be none), or takes another time. */
  z.strictObject({
    kind: z.literal("build"),
    errors: z.array(z.object({ code: z.string().optional(), message: z.string() })).optional(),
    ms: z.number().min(0).optional(),
  }),
  /** The simulation that the request starts FAILS with this message, or takes another time; the slots of a simulation or an NLU profile end with this code of entity resolution. */
  z.strictObject({
    kind: z.literal("simulation"),
    error: z.string().optional(),
    resolutionError: z.enum(["ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION"]).optional(),
    ms: z.number().min(0).optional(),
  }),
  /** Another client of the account sends a request right before or after. */
  z.strictObject({
    kind: z.literal("rival"),
    when: z.enum(["before", "after"]),
    method: z.string(),
    path: z.string(),
    body: z.unknown().optional(),
  }),
]);

/** When a fault is injected: at the nth request (default 1) from now on of this operation, of any path that holds this text; `times` in a row. */
export const faultOrder = z.strictObject({
  operation: z.string().optional(),
  path: z.string().optional(),
  nth: z.int().min(1).default(1),
  times: z.int().min(1).default(1),
  fault,
});

export type Fault = z.infer<typeof fault>;
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
