import * as pulumi from "@pulumi/pulumi";
import { describe, expect, test } from "vitest";
import * as alexa from "../../../provider";
import { ask } from "../../../provider/functions/lookup/ask";
import { configFor, countOf } from "../../plugin/emulated-account";
import { createSlotType, startAccount } from "./account";

describe("the form with outputs", () => {
  /** What an output gives, where that is known. */
  const valueIn = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));

  test("waits for its arguments and shares the answer", async (context) => {
    const emulator = await startAccount(context);
    const id = await createSlotType(emulator, "DRINK");
    await alexa.getSlotType({ id });
    const given = alexa.getSlotTypeOutput({ id: pulumi.output(Promise.resolve(id)) });
    expect((await valueIn(given)).name).toBe("DRINK");
    expect(await pulumi.isSecret(given)).toBe(false);
    expect(countOf(emulator, "getInteractionModelSlotTypeDefinitionV1")).toBe(1);
  });

  test("asks nothing while an argument is unknown", async (context) => {
    const emulator = await startAccount(context);
    const given = alexa.getSlotTypeOutput({ id: pulumi.output(pulumi.unknown as unknown as string) });
    expect(await (given as unknown as { isKnown: Promise<boolean> }).isKnown).toBe(false);
    expect(emulator.requests).toEqual([]);
  });

  test("is secret where an argument is", async (context) => {
    const emulator = await startAccount(context);
    const id = await createSlotType(emulator, "DRINK");
    expect(await pulumi.isSecret(alexa.getSlotTypeOutput({ id: pulumi.secret(id) }))).toBe(true);
  });

  test("quotes no secret argument", async (context) => {
    const emulator = await startAccount(context);
    const config = configFor(emulator);
    const caller = { readConfig: (key: string) => config[`alexa:${key}`], secret: true };
    for (const id of ["hidden", "no/id"])
      await expect(ask("getSlotType", { id }, caller)).rejects.toThrow(
        /^failed; the reason is not shown because an argument is secret$/,
      );
  });
});
