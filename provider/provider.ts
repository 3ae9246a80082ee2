import { readConfig } from "./dynamic/config";
import { handler } from "./dynamic/handler";
import { Account } from "./lifecycle/account";
import { gate } from "./lifecycle/gate";
import { interactionModel as interactionModelLifecycle } from "./lifecycle/interaction-model";
import { slotType as slotTypeLifecycle } from "./lifecycle/slot-type";
import { slotTypeVersion as slotTypeVersionLifecycle } from "./lifecycle/slot-type-version";
import { readSettings } from "./smapi/auth/settings";
import { SmapiClient } from "./smapi/operations/client";

// One account for the whole provider process, so that token, connections and polls are shared.
let opened: Account | undefined;

function account(): Account {
  opened ??= new Account(new SmapiClient(readSettings(readConfig)));
  return opened;
}

// States refer to these by name, for ever: see dynamic/stub.ts.
export const slotType = handler(slotTypeLifecycle, account);
export const slotTypeVersion = handler(slotTypeVersionLifecycle, account);
export const interactionModel = handler(interactionModelLifecycle, account);
export const skillSimulation = handler(gate("SkillSimulation"), account);
export const nluProfile = handler(gate("NluProfile"), account);
