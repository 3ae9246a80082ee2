import { NotFoundError } from "../smapi/http/errors";
import { Turns } from "../smapi/http/mutex";
import { Joint } from "../smapi/http/single-flight";
import { BuildPoller } from "../smapi/operations/build-poller";
import type { SmapiClient } from "../smapi/operations/client";
import { listVendors, type Vendor } from "../smapi/operations/vendors";
import { Refusal } from "./user-error";

export { calling, type Notice } from "../smapi/http/request-context";

/** One Amazon account, as all resources of a provider process share it. */
export class Account {
  /** Ids that a create found instead of making: a forced replacement must not delete them afterwards as the old ones. */
  readonly takenUp = new Set<string>();
  private readonly vendorLook = new Joint(() => listVendors(this.client));
  private vendorList: Vendor[] | undefined;
  private readonly pollers = new Map<string, BuildPoller>();
  private readonly turns = new Map<string, Turns>();

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
      throw new Refusal("this Amazon account has no vendor: sign up at developer.amazon.com/alexa");
    throw new Refusal(
      `this Amazon account has several vendors: set vendorId, or alexa:vendorId, to one of ${listed(vendors)}`,
    );
  }

  /**
   * Makes sure that what the service does not find is gone, and not merely out of this account's sight: a stack that is run with another
   * account's credentials must not make everything anew.
   */
  async assertOurs(what: string, vendorId: unknown): Promise<void> {
    const vendors = await this.vendors();
    if (vendors.some(({ id }) => id === vendorId)) return;
    const remedy =
      "use the credentials of the account that it was made with; if it is gone for good, run `pulumi state delete`";
    const owner = vendorId ? `it was made with vendor ${vendorId}` : "its vendor is not known";
    throw new Refusal(`${what} was not found by this account (${listed(vendors)}), and ${owner}: ${remedy}`);
  }

  /** The answer to a request about something that the state has; where it is gone, an error that says how to make it anew. */
  async existing<T>(answer: Promise<T>, what: string, vendorId: unknown): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      await this.assertOurs(what, vendorId);
      throw new Refusal(
        `${what} was deleted outside of this stack: run \`pulumi refresh\`, then \`pulumi up\` makes it anew`,
      );
    }
  }

  /** One poller for each skill, so that its locales share their polls. */
  builds(skillId: string): BuildPoller {
    const known = this.pollers.get(skillId) ?? new BuildPoller(this.client, skillId);
    this.pollers.set(skillId, known);
    return known;
  }

  /** Runs what must not go on together one after another: the PUTs of one skill, all simulations. */
  inTurn<T>(queue: string, act: () => Promise<T>): Promise<T> {
    const turns = this.turns.get(queue) ?? new Turns();
    this.turns.set(queue, turns);
    return turns.run(act);
  }

  private async vendors(): Promise<Vendor[]> {
    this.vendorList ??= await this.vendorLook.join();
    return this.vendorList;
  }
}

function listed(vendors: Vendor[]): string {
  return vendors.map(({ id, name }) => (name ? `${id} (${name})` : id)).join(", ") || "no vendor";
}

/** The answer, or undefined where the service finds nothing. */
export async function unlessNotFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFoundError) return undefined;
    throw error;
  }
}
