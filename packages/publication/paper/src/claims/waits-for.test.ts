import { expect, it } from "vitest";
import { waitsFor } from "./waits-for.ts";

const data = { dataset: "births", command: "get", reason: "not here" };
const library = { dataset: "TensorFlow", kind: "library", command: "npm run setup", reason: "not here" } as const;

it("is data, unless libraries alone are missing", () => {
	expect(waitsFor([data])).toBe("data");
	expect(waitsFor([data, library])).toBe("data");
	expect(waitsFor([library])).toBe("TensorFlow");
	expect(waitsFor()).toBe("data");
});
