/** A failure whose message is shown to the user as it is, with the remedy. */
export class UserError extends Error {}
