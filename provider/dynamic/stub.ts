/** The handlers that a state refers to for ever, by their name in "pulumi-alexa/provider", and their type tokens. */
const TYPES = {
  slotType: "SlotType",
  slotTypeVersion: "SlotTypeVersion",
  interactionModel: "InteractionModel",
  skillSimulation: "SkillSimulation",
  nluProfile: "NluProfile",
} as const;

export type HandlerName = keyof typeof TYPES;

/** `pulumi-nodejs:dynamic/alexa:InteractionModel`: Pulumi's own plugin for dynamic resources serves it. */
export function typeToken(name: HandlerName): string {
  return `pulumi-nodejs:dynamic/alexa:${TYPES[name]}`;
}

/**
 * What every state holds as `__provider`. Permanent: states of every release must find their handler by it, so nothing of a program and
 * nothing of this package is ever serialised.
 */
export function stub(name: HandlerName): string {
  return `exports.handler = () => require("pulumi-alexa/provider").${name};`;
}
