import { z } from "zod";
import type { SmapiClient } from "./client";

const vendorsAnswer = z.object({ vendors: z.array(z.object({ id: z.string(), name: z.string().optional() })) });

export interface Vendor {
  id: string;
  name?: string | undefined;
}

/** The vendor accounts that the token may act for. */
export async function listVendors(client: SmapiClient): Promise<Vendor[]> {
  const request = { operation: "list the vendors of the account", method: "GET", path: "/v1/vendors" } as const;
  return (await client.ask(request, vendorsAnswer)).vendors;
}
