import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { describe, expect, test } from "vitest";
import { lintModel } from "../../../provider/model/rules";
import { shapeRules } from "../../../provider/model/rules/shape";
import { jsonSchema } from "../../../provider/model/schema";
import { coffeeShop } from "./coffee-shop";
import { shapeMistakes } from "./mistakes/shape";

const validate = new Ajv({ strict: false, allErrors: true }).compile(jsonSchema());
const shapes = new Set(shapeRules.map(({ id }) => id));
const hasShape = (model: unknown) => !lintModel(model).some(({ rule }) => shapes.has(rule));

describe("the JSON Schema", () => {
  test("takes the whole document and the bare model", () => {
    expect(validate({ interactionModel: coffeeShop(), version: "1" }), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(coffeeShop()), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ interactionModel: {} })).toBe(false);
    expect(validate({})).toBe(false);
  });

  test("judges shapes as the rules do", () => {
    for (const [rule, place, make] of shapeMistakes) {
      const model = coffeeShop();
      make(model);
      expect({ rule, place, valid: validate(model) }).toEqual({ rule, place, valid: hasShape(model) });
    }
    const folder = join(__dirname, "../../models");
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
      const document = JSON.parse(readFileSync(join(folder, file), "utf8"));
      expect({ file, valid: validate(document) }).toEqual({
        file,
        valid: hasShape(document.interactionModel ?? document),
      });
    }
  });

  test("describes every key, for editors to show", () => {
    const undescribed: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== "object" || schema === null) return;
      const { properties = {} } = schema as { properties?: Record<string, { description?: string; $ref?: string }> };
      for (const [key, { description, $ref }] of Object.entries(properties))
        if (!description && !$ref) undescribed.push(`${path}.${key}`);
      for (const [key, inner] of Object.entries(schema)) visit(inner, `${path}.${key}`);
    };
    visit(jsonSchema(), "");
    expect(undescribed).toEqual([]);
  });
});
