/** An access token of an emulator. */
export function tokenOf(
  emulator: { url: string },
  credentials: { clientId: string; clientSecret: string; refreshToken: string },
): Promise<string>;
