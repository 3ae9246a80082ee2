import { profileNlu } from "../../smapi/operations/profile-nlu";
import type { Context } from "../lifecycle";
import type { GateInputs } from "./properties";
import { retryWhileBusy } from "./retry-while-busy";
import type { Say } from "./run-item";

/** Asks the utterance profiler; the token of the previous turn continues a dialog. */
export function openProfile(inputs: GateInputs, { account }: Context): Say {
  let token: string | undefined;
  return async (input) => {
    const deadline = Date.now() + inputs.timeout * 1_000;
    const profile = await retryWhileBusy(deadline, () => profileNlu(account.client, inputs, input, token));
    token = profile.token;
    return { got: profile.got, considered: profile.considered, response: profile.prompt };
  };
}
