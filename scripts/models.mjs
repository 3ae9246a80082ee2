// Finds the interaction models in a folder, and those among them that Amazon would refuse.
import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

/** The models of a folder: each with its text, the locale that its name tells, and a skill id of its own. */
export function findModels(folder) {
  return jsonFiles(folder).map((file) => toModel(folder, file));
}

/** The histories in `<folder>/history`: successive versions of one model, oldest first. */
export function findHistories(folder) {
  const histories = join(folder, "history");
  if (!existsSync(histories)) return [];
  const names = readdirSync(histories, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return names.map(({ name }) => ({
    name,
    versions: jsonFiles(join(histories, name)).map((file) => ({
      ...toModel(join(histories, name), file),
      ...placeOf(name),
    })),
  }));
}

function jsonFiles(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort();
}

function toModel(folder, file) {
  const path = join(folder, file);
  const bytes = readFileSync(path);
  // A text that is not UTF-8 is refused as one that is no JSON.
  return { name: basename(file, ".json"), path, text: isUtf8(bytes) ? bytes.toString() : "", ...placeOf(file) };
}

function placeOf(name) {
  const locale = /(?<![a-z])([a-z]{2}-[A-Z]{2})(?![A-Za-z])/.exec(name)?.[1] ?? "en-US";
  // Two repositories call British English en-UK.
  return {
    locale: locale === "en-UK" ? "en-GB" : locale,
    skillId: `amzn1.ask.skill.${name.replace(/[^A-Za-z0-9.-]/g, "-").slice(0, 200)}`,
  };
}

/** What stands in the `interactionModel` of a document, or the document where it is the bare model. */
export function bareModel(text) {
  const document = JSON.parse(text.replace(/^\uFEFF/, ""));
  return document.interactionModel ?? document;
}

/** Why an emulator refuses a model, or undefined where it takes it. */
export async function refusalOf(emulator, token, { text, skillId, locale }) {
  let interactionModel;
  try {
    interactionModel = bareModel(text);
  } catch (error) {
    return `not JSON: ${error.message}`;
  }
  const url = `${emulator.url}/v1/skills/${skillId}/stages/development/interactionModel/locales/${locale}`;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(url, { method: "PUT", headers, body: JSON.stringify({ interactionModel }) });
  if (answer.status === 202) return undefined;
  const { message, violations = [] } = await answer.json();
  return violations[0]?.message ?? message;
}

/** Errors that our own rules find in a model, as `rule at place`; the package must be built. */
export function errorsOf({ text, locale }) {
  const require = createRequire(import.meta.url);
  const { normalise } = require("../dist/provider/model/document/normalise.js");
  const { lintModel } = require("../dist/provider/model/rules/index.js");
  const { jsonPath } = require("../dist/provider/model/text/json-path.js");
  let model;
  try {
    model = normalise(bareModel(text));
  } catch {
    return ["unreadable"];
  }
  const errors = lintModel(model, { locale }).filter(({ severity }) => severity === "error");
  return errors.map(({ rule, path }) => `${rule} at ${jsonPath(path)}`);
}

/** A token of the emulator's. */
export async function tokenOf(emulator, { clientId, clientSecret, refreshToken }) {
  const form = {
    grant_type: "refresh_token",
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  };
  const answer = await fetch(`${emulator.url}/auth/o2/token`, { method: "POST", body: new URLSearchParams(form) });
  return (await answer.json()).access_token;
}
