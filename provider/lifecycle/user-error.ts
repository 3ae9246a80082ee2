/** A failure that is told to the user as it is, with the way on. */
export class UserError extends Error {}
