/** The command was called in a way that it cannot serve: its exit code is 2. */
export class UsageError extends Error {}
