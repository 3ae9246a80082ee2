/** What proves the identity of the account. Never shown, stored or logged. */
export type Credentials =
  | { kind: "refresh"; clientId: string; clientSecret: string; refreshToken: string }
  | { kind: "access"; accessToken: string; expiresAt?: number; renewal: string };
