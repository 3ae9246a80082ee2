import { toWire } from "../../../provider/model/wire/model";
import { valueListToWire } from "../../../provider/model/wire/slot-type-values";
import { suiteToWire } from "../../../provider/model/wire/suite";
import { type Plugin, PluginError, type Properties } from "../../plugin/plugin";
import { declare, urnOf } from "../../plugin/resources";
import { type Declaration, dependenciesOf, handlerOf, isOutput, resolved } from "./program";

/** One resource of a state. */
export interface Resource {
  type: Declaration["type"];
  name: string;
  id: string;
  inputs: Properties;
  outs: Properties;
  dependsOn: string[];
  /** A create or an update that is not finished: the next `up` updates it, whatever diff says. */
  unfinished: boolean;
  /** Another one has taken its place: the next `up` deletes it. */
  replaced: boolean;
}

/** What a command of Pulumi's came to. */
export interface Ran {
  errors: string[];
  /** Everything that the user was shown. */
  shown: string;
}

/** Pulumi, with one stack. */
export interface Pulumi {
  readonly state: Resource[];
  /** Those that the stack has had; an empty one forgets its id. */
  readonly stackIds: Set<string>;
  urnOf(declaration: Declaration): string;
  up(program: Declaration[]): Promise<Ran>;
  /** An `up` right after one that ended well. */
  upAgain(program: Declaration[]): Promise<Ran>;
  refresh(): Promise<Ran>;
  destroy(): Promise<Ran>;
  /** Kills the provider process; resolves when it is gone. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** What Pulumi does with a state; each command has a provider process of its own. */
export class Engine implements Pulumi {
  state: Resource[] = [];
  readonly stackIds = new Set(["id-1"]);
  private errors: string[] = [];
  private plugin: Plugin | undefined;

  constructor(private readonly start: () => Promise<Plugin>) {}

  urnOf({ type, name }: Declaration): string {
    return urnOf(handlerOf(type), name);
  }

  async up(program: Declaration[]): Promise<Ran> {
    await this.close();
    return this.upAgain(program);
  }

  /** A process more would cost a second and show no more. */
  upAgain(program: Declaration[]): Promise<Ran> {
    return this.command(async (plugin) => {
      const done = new Map<string, Promise<Resource | undefined>>();
      for (const declaration of program)
        done.set(
          declaration.name,
          this.attempt(() => this.register(plugin, declaration, done)),
        );
      await Promise.all(done.values());
      const isDeclared = ({ type, name }: Resource) => program.some((it) => it.type === type && it.name === name);
      await this.remove(
        plugin,
        this.state.filter((it) => it.replaced || !isDeclared(it)),
      );
      if (program.length === 0) this.forgetStackId();
    });
  }

  async destroy(): Promise<Ran> {
    await this.close();
    return this.command(async (plugin) => {
      await this.remove(plugin, [...this.state]);
      this.forgetStackId();
    });
  }

  private forgetStackId(): void {
    if (this.state.length === 0) this.stackIds.add(`id-${this.stackIds.size + 1}`);
  }

  /** Reads everything, whatever fails. */
  async refresh(): Promise<Ran> {
    await this.close();
    return this.command(async (plugin) => {
      await Promise.all([...this.state].map((it) => this.attempt(() => this.read(plugin, it))));
    });
  }

  async kill(): Promise<void> {
    await this.plugin?.kill();
  }

  async close(): Promise<void> {
    await this.plugin?.stop();
    this.plugin = undefined;
  }

  private async command(run: (plugin: Plugin) => Promise<void>): Promise<Ran> {
    this.errors = [];
    this.plugin ??= await this.start();
    const { messages, output } = this.plugin;
    await run(this.plugin);
    const told = messages.map(({ severity, text }) => `${severity}: ${text}`);
    return { errors: this.errors, shown: [...told, ...this.errors, output()].join("\n") };
  }

  /** After an error nothing new is started; what runs already is waited for. */
  private async attempt<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Stopped)) this.errors.push((error as Error).message);
      return undefined;
    }
  }

  private goOn(): void {
    if (this.errors.length > 0) throw new Stopped();
  }

  private async register(
    plugin: Plugin,
    declaration: Declaration,
    done: Map<string, Promise<Resource | undefined>>,
  ): Promise<Resource> {
    const dependencies = await Promise.all(dependenciesOf(declaration).map((name) => done.get(name)));
    if (dependencies.includes(undefined)) throw new Stopped();
    const { type, name } = declaration;
    const old = this.state.find((it) => it.type === type && it.name === name && !it.replaced);
    const news = { ...inputsOf(declaration, dependencies as Resource[]), __stackId: [...this.stackIds].at(-1) };
    const inputs = await this.check(plugin, old?.inputs ?? {}, news);
    if (!old) return this.create(plugin, declaration, inputs);
    const { changes, replaces } = await plugin.diff(old.id, old.outs, inputs);
    this.goOn();
    if (replaces.length > 0) return this.create(plugin, declaration, await this.check(plugin, {}, news), old);
    old.dependsOn = dependenciesOf(declaration);
    if (!changes && !old.unfinished) return Object.assign(old, { inputs });
    return this.update(plugin, old, inputs);
  }

  private async check(plugin: Plugin, olds: Properties, news: Properties): Promise<Properties> {
    this.goOn();
    const { inputs, failures } = await plugin.check(olds, news);
    if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join("\n"));
    this.goOn();
    return inputs;
  }

  private async create(
    plugin: Plugin,
    declaration: Declaration,
    inputs: Properties,
    old?: Resource,
  ): Promise<Resource> {
    const { type, name } = declaration;
    const keep = (id: string, outs: Properties, unfinished: boolean) => {
      if (old) old.replaced = true;
      const made = {
        type,
        name,
        id,
        inputs,
        outs,
        dependsOn: dependenciesOf(declaration),
        unfinished,
        replaced: false,
      };
      this.state.push(made);
      return made;
    };
    try {
      const { id, outs } = await plugin.create(inputs);
      return keep(id, outs, false);
    } catch (error) {
      const { id, outs } = partialIn(error);
      keep(id, outs, true);
      throw error;
    }
  }

  private async update(plugin: Plugin, old: Resource, inputs: Properties): Promise<Resource> {
    try {
      return Object.assign(old, { inputs, outs: await plugin.update(old.id, old.outs, inputs), unfinished: false });
    } catch (error) {
      const { outs } = partialIn(error);
      // The old inputs stay.
      Object.assign(old, { outs, unfinished: true });
      throw error;
    }
  }

  private async read(plugin: Plugin, resource: Resource): Promise<void> {
    const { id, outs, inputs = resource.inputs } = await plugin.read(resource.id, resource.outs, resource.inputs);
    if (id === "") this.state = this.state.filter((it) => it !== resource);
    else Object.assign(resource, { outs, inputs, unfinished: false });
  }

  /** Deletes what depends on others first. */
  private async remove(plugin: Plugin, doomed: Resource[]): Promise<void> {
    const gone = new Map<Resource, Promise<true | undefined>>();
    const go = (resource: Resource): Promise<true | undefined> => {
      const known = gone.get(resource);
      if (known) return known;
      const going = this.attempt(async () => {
        const before = await Promise.all(doomed.filter((it) => it.dependsOn.includes(resource.name)).map(go));
        if (before.includes(undefined)) throw new Stopped();
        this.goOn();
        await plugin.delete(resource.id, resource.outs);
        this.state = this.state.filter((it) => it !== resource);
        return true as const;
      });
      gone.set(resource, going);
      return going;
    };
    await Promise.all(doomed.map(go));
  }
}

/** Not tried, because something else failed. */
class Stopped extends Error {}

function partialIn(error: unknown) {
  if (error instanceof PluginError && error.partial) {
    const { reasons, ...partial } = error.partial;
    // Pulumi shows the reasons alone.
    error.message = reasons.join("\n");
    return partial;
  }
  throw error;
}

/** Inputs as the resource class sends them. */
function inputsOf({ type, name, args }: Declaration, dependencies: Resource[]): Properties {
  const wired = wire(args);
  const outputs = (of: string) => {
    const found = dependencies.find((it) => it.name === of);
    return { ...found?.outs, id: found?.id };
  };
  const known = JSON.parse(JSON.stringify(resolved(wired, outputs))) as Properties;
  return declare(handlerOf(type), { ...known, __preview: false }, name);
}

function wire({ model, values, utterances, requires, ...args }: Properties): Properties {
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  if (requires !== undefined) given.requires = [requirementOf(requires as { $proofs: string })];
  // Values hold no outputs here.
  if (values !== undefined) return { ...given, values: valueListToWire(values).values };
  if (utterances !== undefined)
    return { ...given, ...suiteToWire(utterances), ...triedModel(model as { $resource: string }) };
  if (model === undefined) return given;
  const { text, references } = toWire(model, isOutput);
  return { ...given, model: text, ...(Object.keys(references).length > 0 && { references, ...hashesOf(references) }) };
}

const requirementOf = ({ $proofs: gate }: { $proofs: string }) => ({
  from: "staging",
  gates: [gate],
  proofs: gate === "" ? [] : { $output: `${gate}.proofs` },
});

/** What a gate takes of a model that it is given. */
function triedModel({ $resource: name }: { $resource: string }): Properties {
  const outputs = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, { $output: `${name}.${key}` }]));
  const model = outputs("sourceHash", "modelHash", "version", "eTag", "invocationName");
  return { ...outputs("skillId", "stage", "locale"), model };
}

function hashesOf(references: Record<string, unknown>): Properties {
  const entries = Object.entries(references as Record<string, { $output: string }>);
  const hashes = entries.map(([key, { $output }]) => [
    key,
    { $output: $output.replace(/\.reference$/, ".valuesHash") },
  ]);
  return { __valuesHashes: Object.fromEntries(hashes) };
}
