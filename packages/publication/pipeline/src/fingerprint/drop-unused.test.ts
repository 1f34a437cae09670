import { expect, it } from "vitest";
import { dropUnused } from "./drop-unused.ts";

it("drops constants that nothing uses, also those that only dropped ones used", async () => {
	expect(await dropUnused("var a=72/25.4,b=Math.sqrt(2*a);var s=new Set([1,2]);console.log(1);")).toBe(
		"console.log(1);",
	);
	expect(await dropUnused("var a=1/3,b=2/3;console.log(b);")).toBe("var b=2/3;console.log(b);");
});

it("keeps what could do something else", async () => {
	for (const code of [
		"var a=start();",
		"var a=Object.freeze(table);",
		"var a=new Map(pairs);",
		"var a=Array.from({length:2},f);",
		"var a=[...pairs];",
		"var a=x.y;",
		"var a=delete x.y;",
		"var a=new Worker(1);",
		"function f(){}",
	]) {
		expect(await dropUnused(code)).toBe(code);
	}
});
