import { isDeepStrictEqual } from "node:util";
import type * as pulumi from "@pulumi/pulumi";
import type { Account } from "../lifecycle/account";
import type { Context, Lifecycle, Properties } from "../lifecycle/lifecycle";
import { markerOf } from "../lifecycle/marker";
import { rememberConfig } from "./configuration";
import { forEngine, withoutTrace } from "./failure";
import { Messages } from "./messages";
import { fromEngine, toEngine } from "./unknowns";

/** Serves a resource's life in the terms of Pulumi's dynamic providers; `account` is opened at first need, never in check or diff. */
export function handler(lifecycle: Lifecycle, account: () => Account): pulumi.dynamic.ResourceProvider {
  const inContext = async <T>(
    urn: unknown,
    properties: Properties,
    act: (context: Context) => Promise<T>,
  ): Promise<T> => {
    const messages = new Messages(urn);
    let shown = "";
    const say: Context["say"] = {
      info: (text) => messages.send({ text, severity: "INFO" }),
      warn: (text) => messages.send({ text, severity: "WARNING" }),
      progress: (text) => {
        if (text === shown) return;
        shown = text;
        messages.send({ text, severity: "INFO", ephemeral: true });
      },
    };
    try {
      return await act({ account: account(), say, marker: markerOf(String(properties.__urn)) });
    } finally {
      await messages.flush();
    }
  };

  return {
    async configure({ config }) {
      rememberConfig(config);
    },

    check: (olds, news) =>
      withoutTrace(async () => {
        const { __preview: preview, ...declared } = fromEngine(news);
        const { inputs, problems, warnings } = lifecycle.check(fromEngine(olds), declared);
        const checked = toEngine(inputs);
        // Warnings come with a change, and once: in the preview.
        if (preview === true && !isDeepStrictEqual(checked, olds)) await warn(declared.__urn, warnings);
        return { inputs: checked, failures: readable(problems).map((reason) => ({ property: "", reason })) };
      }),

    diff: (id, olds, news) => withoutTrace(async () => lifecycle.diff(id, fromEngine(olds), fromEngine(news))),

    create: (inputs) =>
      forEngine(inputs, () =>
        inContext(inputs.__urn, inputs, async (context) => {
          const { id, outs } = await lifecycle.create(inputs, context);
          return { id, outs: toEngine({ ...outs, __urn: inputs.__urn }) };
        }),
      ),

    // After a rename the outputs hold the old URN, so what is said here stands on the stack's row.
    read: (id, props = {}) =>
      withoutTrace(() =>
        inContext(undefined, props, async (context) => {
          if (props.__get === true)
            return { id, props: toEngine({ ...(await lifecycle.get(id, context)), __urn: props.__urn }) };
          const found = await lifecycle.read(id, props, context);
          if (!found) return {};
          const inputs = found.inputs && { inputs: toEngine({ ...found.inputs, __urn: props.__urn }) };
          return { id, props: toEngine(found.outs), ...inputs };
        }),
      ),

    update: (id, olds, news) =>
      forEngine(news, () =>
        inContext(news.__urn, news, async (context) => ({
          outs: toEngine({ ...(await lifecycle.update(id, olds, news, context)), __urn: news.__urn }),
        })),
      ),

    delete: (id, props) =>
      withoutTrace(() => inContext(undefined, props, (context) => lifecycle.delete(id, props, context))),
  };
}

async function warn(urn: unknown, warnings: string[]): Promise<void> {
  const messages = new Messages(urn);
  for (const text of warnings) messages.send({ text, severity: "WARNING" });
  await messages.flush();
}

// A file of 28,000 wrong values must still make a readable error.
const MOST_PROBLEMS = 20;

function readable(problems: string[]): string[] {
  const more = problems.length - MOST_PROBLEMS;
  return more > 0 ? [...problems.slice(0, MOST_PROBLEMS), `… and ${more} more`] : problems;
}
