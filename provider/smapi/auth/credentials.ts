/** How to prove who is asking. Never shown, stored or logged. */
export type Credentials =
  | { kind: "refresh"; clientId: string; clientSecret: string; refreshToken: string }
  | { kind: "access"; accessToken: string; expiresAt?: number; renewal: string };
