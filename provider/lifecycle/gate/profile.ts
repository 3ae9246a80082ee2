import { ConflictError } from "../../smapi/errors";
import { pause } from "../../smapi/interruption";
import { profileNlu } from "../../smapi/nlu";
import { pollDelay } from "../../smapi/poll-delay";
import type { Context } from "../lifecycle";
import type { GateInputs } from "./properties";
import type { Ask } from "./try";

/** Asks the utterance profiler; a dialog goes on by the token of the turn before. */
export function openProfile(inputs: GateInputs, { account }: Context): Ask {
  let token: string | undefined;
  return async (input) => {
    const deadline = Date.now() + inputs.timeout * 1_000;
    for (const began = Date.now(); ; ) {
      try {
        const { token: next, prompt, ...heard } = await profileNlu(account.client, inputs, input, token);
        token = next;
        return { ...heard, response: prompt };
      } catch (error) {
        if (!(error instanceof ConflictError) || Date.now() >= deadline) throw error;
        await pause(Math.min(pollDelay(Date.now() - began), deadline - Date.now()));
      }
    }
  };
}
