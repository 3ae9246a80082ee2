import { z } from "zod";
import { id } from "../http/response-fields";
import type { SmapiClient } from "./client";

const vendorsResponse = z.object({ vendors: z.array(z.object({ id, name: z.string().optional().catch(undefined) })) });

export interface Vendor {
  id: string;
  name?: string | undefined;
}

/** The vendor accounts that the token may act for. */
export async function listVendors(client: SmapiClient): Promise<Vendor[]> {
  const action = "list the vendors of the account";
  const request = { action, operation: "getVendorList", method: "GET", path: "/v1/vendors" } as const;
  return (await client.sendAndRead(request, vendorsResponse)).vendors;
}
