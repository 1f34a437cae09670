/**
 * Shapes: what a file or a definition must look like, said in valibot's schemas, and what is wrong with one, in words for
 * people: the part, the rule, what was got, the nearest name. Not for tables of data: see `foundations/table`.
 *
 * First call: `const read = readShape(object({ name: text }), JSON.parse(content), (at) => at.join("."));`
 */

// Reading
export { readShape, type ShapeProblem } from "./read-shape.ts";
// Schemas
export { type Entries, fields, listOf, number, object, once, oneOf, optional, recordOf, text, truth } from "./shape.ts";
