import { NotFoundError } from "../smapi/http/errors";
import { Mutex } from "../smapi/http/mutex";
import { SingleFlight } from "../smapi/http/single-flight";
import { BuildPoller } from "../smapi/operations/build-poller";
import type { SmapiClient } from "../smapi/operations/client";
import { listVendors, type Vendor } from "../smapi/operations/vendors";
import { UserError } from "./user-error";

export { type RequestEvent, withRequestContext } from "../smapi/http/request-context";

/** One Amazon account, as all resources of a provider process share it. */
export class Account {
  /** Ids that a create found instead of making: a forced replacement must not delete them afterwards as the old ones. */
  readonly adopted = new Set<string>();
  private readonly vendorRequest = new SingleFlight(() => listVendors(this.client));
  private vendorList: Vendor[] | undefined;
  private readonly pollers = new Map<string, BuildPoller>();
  private readonly mutexes = new Map<string, Mutex>();

  constructor(readonly client: SmapiClient) {}

  /** The configured vendor, else the account's only one, else undefined. */
  async knownVendor(): Promise<string | undefined> {
    const configured = this.client.settings.vendorId;
    if (configured) return configured;
    const vendors = await this.vendors();
    return vendors.length === 1 ? vendors[0]?.id : undefined;
  }

  /** The same, or an error that says how to choose. */
  async vendor(): Promise<string> {
    const known = await this.knownVendor();
    if (known) return known;
    const vendors = await this.vendors();
    if (vendors.length === 0)
      throw new UserError("this Amazon account has no vendor: sign up at developer.amazon.com/alexa");
    throw new UserError(
      `this Amazon account has several vendors: set vendorId, or alexa:vendorId, to one of ${formatVendors(vendors)}`,
    );
  }

  /**
   * Makes sure that what the service does not find is gone, and not merely out of this account's sight: a stack that is run with another
   * account's credentials must not create everything again.
   */
  async assertSameAccount(what: string, vendorId: unknown): Promise<void> {
    const vendors = await this.vendors();
    if (vendors.some(({ id }) => id === vendorId)) return;
    const remedy =
      "use the credentials of the account that it was made with; if it is gone for good, run `pulumi state delete`";
    const owner = vendorId ? `it was made with vendor ${vendorId}` : "its vendor is not known";
    throw new UserError(`${what} was not found by this account (${formatVendors(vendors)}), and ${owner}: ${remedy}`);
  }

  /** Awaits a request about a resource in the state; a 404 becomes an error that says how to recreate it. */
  async explainNotFound<T>(request: Promise<T>, what: string, vendorId: unknown): Promise<T> {
    try {
      return await request;
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      await this.assertSameAccount(what, vendorId);
      throw new UserError(
        `${what} was deleted outside of this stack: run \`pulumi refresh\`, then \`pulumi up\` makes it anew`,
      );
    }
  }

  /** One poller for each skill, so that its locales share their polls. */
  buildPoller(skillId: string): BuildPoller {
    const known = this.pollers.get(skillId) ?? new BuildPoller(this.client, skillId);
    this.pollers.set(skillId, known);
    return known;
  }

  /** Runs what must not go on together one after another: the PUTs of one skill, all simulations. */
  runExclusive<T>(queue: string, act: () => Promise<T>): Promise<T> {
    const turns = this.mutexes.get(queue) ?? new Mutex();
    this.mutexes.set(queue, turns);
    return turns.runExclusive(act);
  }

  private async vendors(): Promise<Vendor[]> {
    this.vendorList ??= await this.vendorRequest.run();
    return this.vendorList;
  }
}

function formatVendors(vendors: Vendor[]): string {
  return vendors.map(({ id, name }) => (name ? `${id} (${name})` : id)).join(", ") || "no vendor";
}

/** The response, or undefined where the service finds nothing. */
export async function undefinedIfNotFound<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
