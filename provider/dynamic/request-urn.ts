interface Request {
  getId(): string;
  getUrn(): string;
}

// Pulumi's server gives read and delete the id and the outputs alone, and after a rename the outputs hold the old URN. But it takes the id out
// of the request right before the call, and the request has the URN. The first read of a process starts before this file is loaded.
const urnById = new Map<string, string>();

/** The URN of the resource with this id that is read or deleted right now; undefined where the SDK does not pass it. */
export function urnInRequest(id: string): string | undefined {
  return urnById.get(id);
}

for (const request of ["ReadRequest", "DeleteRequest"]) interceptGetId(protocol()?.[request]?.prototype);

function interceptGetId(prototype: Request | undefined): void {
  if (typeof prototype?.getId !== "function" || typeof prototype.getUrn !== "function") return;
  const { getId } = prototype;
  prototype.getId = function (this: Request) {
    const id = getId.call(this);
    const urn = this.getUrn();
    if (urn) urnById.set(id, urn);
    return id;
  };
}

/** What the server's own messages are made of; undefined where no such server runs. */
function protocol(): Record<string, { prototype: Request }> | undefined {
  const { main } = require;
  if (!main || !/[\\/]cmd[\\/]dynamic-provider[\\/]index\.js$/.test(main.filename)) return undefined;
  try {
    return main.require("../../proto/provider_pb");
  } catch {
    return undefined;
  }
}
