import { isDeepStrictEqual } from "node:util";
import type * as pulumi from "@pulumi/pulumi";
import { type Account, type RequestEvent, withRequestContext } from "../lifecycle/account";
import type { Context, Lifecycle, Properties } from "../lifecycle/lifecycle";
import { markerOf, nameInStack, retainedMarkerOf } from "../lifecycle/marker";
import { cancelSignal } from "./cancel";
import { rememberConfig } from "./config";
import { EngineLog } from "./engine-log";
import { withoutStackTrace, withPartialFailure } from "./errors";
import { EventLog } from "./events";
import { urnInRequest } from "./request-urn";
import { StatusRow } from "./status-row";
import { fromEngine, toEngine } from "./unknowns";

// A provider process serves a preview or an update, and its first check shows which.
let inPreview: boolean | undefined;

/** Adapts a Lifecycle to Pulumi's dynamic ResourceProvider; `account` is opened at first use, never in check or diff. */
export function handler(lifecycle: Lifecycle, account: () => Account): pulumi.dynamic.ResourceProvider {
  const inContext = async <T>(
    urn: unknown,
    properties: Properties,
    act: (context: Context) => Promise<T>,
  ): Promise<T> => {
    const messages = new EngineLog(urn);
    const row = new StatusRow((text) => messages.send({ text, severity: "INFO", ephemeral: true }));
    const events = new EventLog(messages, urn ?? properties.__urn, inPreview);
    const ui: Context["ui"] = {
      info: (text) => messages.send({ text, severity: "INFO" }),
      warn: (text) => messages.send({ text, severity: "WARNING" }),
      progress: (text) => row.progress(text),
      event: (fact) => events.write(fact),
    };
    const observe = (event: RequestEvent) => {
      row.observe(event);
      events.observe(event);
    };
    try {
      const present = String(urn ?? properties.__urn);
      const context = {
        account: account(),
        ui,
        marker: markerOf(present, properties.__stackId),
        retainedMarker: retainedMarkerOf(present),
        displayName: nameInStack(present),
        isInState: (id: string) => idsInState.has(id),
      };
      const result = await withRequestContext({ observe, signal: cancelSignal }, () => act(context));
      row.done();
      return result;
    } finally {
      row.stop();
      await messages.flush();
    }
  };

  return {
    async configure({ config }) {
      rememberConfig(config);
    },

    check: (olds, news) =>
      withoutStackTrace(async () => {
        const { __preview: preview, ...declared } = fromEngine(news);
        const { inputs, problems, warnings, reminders = [], summary } = lifecycle.check(fromEngine(olds), declared);
        const checked = toEngine(inputs);
        inPreview = preview === true;
        const messages = new EngineLog(declared.__urn);
        const events = new EventLog(messages, declared.__urn, inPreview);
        const isFirst = (text: string) => isFirstReport(`${declared.__urn} ${text}`);
        // Words come with a change of what is declared; another name alone repeats none. A pipeline may skip the preview, so the update warns too.
        if (!isDeepStrictEqual({ ...checked, ...ASIDE }, { ...olds, ...ASIDE })) {
          const fresh = warnings.filter(isFirst);
          for (const text of fresh) events.write({ event: "validation", severity: "warning", text });
          for (const text of truncateList(fresh)) messages.send({ text, severity: "WARNING" });
          if (summary !== undefined) {
            events.write({ event: "diff", summary });
            // The last message stays on the row.
            messages.send({ text: summary, severity: "INFO", ephemeral: !inPreview });
          }
        }
        for (const text of reminders.filter(isFirst)) messages.send({ text, severity: "WARNING" });
        for (const text of problems.filter(isFirst)) events.write({ event: "validation", severity: "error", text });
        await messages.flush();
        return { inputs: checked, failures: truncateList(problems).map((reason) => ({ property: "", reason })) };
      }),

    diff: (id, olds, news) =>
      withoutStackTrace(async () => {
        if (typeof news.__import === "string" && news.__import !== id)
          throw new Error(`import is "${news.__import}", and this resource manages ${id} already: remove the option`);
        idsInState.add(id);
        // In a preview it may be unknown, which is no change.
        return lifecycle.diff(id, fromEngine(olds), fromEngine({ ...news, __stackId: undefined }));
      }),

    create: (inputs) =>
      withPartialFailure(inputs, () =>
        inContext(inputs.__urn, inputs, async (context) => {
          const { id, outs } = await (typeof inputs.__import === "string" && lifecycle.import
            ? lifecycle.import(inputs.__import, inputs, context)
            : lifecycle.create(inputs, context));
          return { id, outs: toEngine({ ...outs, __urn: inputs.__urn }) };
        }),
      ),

    read: (id, props = {}) =>
      withoutStackTrace(() =>
        inContext(props.__get === true ? props.__urn : urnInRequest(id), props, async (context) => {
          if (props.__get === true)
            return { id, props: toEngine({ ...(await lifecycle.get(id, context)), __urn: props.__urn }) };
          const found = await lifecycle.read(id, props, context);
          if (!found) return {};
          const inputs = found.inputs && { inputs: toEngine({ ...found.inputs, __urn: props.__urn }) };
          return { id, props: toEngine(found.outs), ...inputs };
        }),
      ),

    update: (id, olds, news) =>
      withPartialFailure(news, () =>
        inContext(news.__urn, news, async (context) => ({
          outs: toEngine({ ...(await lifecycle.update(id, olds, news, context)), __urn: news.__urn }),
        })),
      ),

    delete: (id, props) =>
      withoutStackTrace(() =>
        inContext(urnInRequest(id) ?? props.__urn, props, (context) => lifecycle.delete(id, props, context)),
      ),
  };
}

/**
 * What repeats no words where it alone changes: another name, commit or stack's id, an import that is done, and what follows from the rest,
 * which the state of an older release lacks.
 */
const ASIDE = Object.fromEntries(
  ["__urn", "__import", "__stackId", "__commit", "__release"]
    .concat(["__sourceHash", "__invocationName", "__valuesHash", "__valuesHashes", "__proof"])
    .concat("__deployedHash")
    .map((key) => [key, ""]),
);

// A create is not told what it replaces, but the diff that asked for it is.
const idsInState = new Set<string>();

// A replacement is checked twice, the second time as if it were new.
const reported = new Set<string>();

function isFirstReport(text: string): boolean {
  const { size } = reported;
  return reported.add(text).size > size;
}

// A file of 28,000 wrong values must still make a readable error.
const MOST_PROBLEMS = 20;

function truncateList(problems: string[]): string[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  return [...problems.slice(0, MOST_PROBLEMS), `… and ${more} more`];
}
