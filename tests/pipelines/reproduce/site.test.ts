import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fixture, makeFixture, pinnedDvc } from "./fixture.ts";

/*
 * When the report's pages are built, with a small builder in the place of the real one: it counts how often it ran, and
 * refuses to work beside an old cache, as Framework should.
 */
const builder = `import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
if (existsSync("src/.observablehq/cache")) throw new Error("the old cache is still there");
mkdirSync("dist", { recursive: true });
mkdirSync("src/.observablehq/cache", { recursive: true });
const before = existsSync("dist/index.html") ? Number(readFileSync("dist/index.html", "utf8")) : 0;
writeFileSync("dist/index.html", String(before + 1));
console.log("built");
`;

describe.skipIf(pinnedDvc() === undefined)("the report's pages", () => {
	let fixture: Fixture;
	const reproduce = (...options: string[]) => {
		const outcome = fixture.run("reproduce", "plain", "--json", ...options);
		return { code: outcome.code, site: JSON.parse(outcome.stdout).site as { state: string; output?: string[] } };
	};
	const builds = () => Number(fixture.read("notebooks/dist/index.html"));

	beforeAll(() => {
		fixture = makeFixture();
		fixture.write(
			"notebooks/package.json",
			'{"name": "n", "type": "module", "dependencies": {"@quickening/core": "*"}}\n',
		);
		fixture.write("notebooks/build.ts", builder);
		fixture.write("notebooks/src/index.md", "# Papers\n");
		fixture.commit("pages");
	});
	afterAll(() => fixture?.remove());

	it("are built with the packages that they take, once, and served to this machine", async () => {
		expect(reproduce()).toMatchObject({ code: 0, site: { state: "built", index: "notebooks/dist/index.html" } });
		expect(fixture.read("packages/foundations/core/dist/index.js")).toContain("export");
		const site = fixture.start("site", "--port", "0");
		while (!site.text().includes("\n")) await new Promise((resolve) => setTimeout(resolve, 20));
		expect(await (await fetch(site.text().trim())).text()).toBe("1");
		site.child.kill();
		await site.ended;
	});
	it("are left alone while nothing changes, after a commit of the results at most once more", () => {
		expect(reproduce().site.state).toBe("up to date");
		expect(builds()).toBe(1);
		fixture.commit("results");
		expect(reproduce().site.state).toBe("built");
		expect(reproduce().site.state).toBe("up to date");
		expect(builds()).toBe(2);
	});
	it("are built again when a page changes, and not when a test beside the code does", () => {
		fixture.write("packages/foundations/core/src/extra.test.ts", "export {};\n");
		expect(reproduce().site.state).toBe("up to date");
		fixture.write("notebooks/src/index.md", "# All papers\n");
		expect(reproduce().site.state).toBe("built");
		expect(builds()).toBe(3);
	});
	it("fail with the builder's words, and are built once that is mended", () => {
		fixture.write("notebooks/build.ts", 'throw new Error("no ink");\n');
		const { code, site } = reproduce();
		expect(code).toBe(1);
		expect(site.state).toBe("failed");
		expect(site.output!.join("\n")).toContain("no ink");
		fixture.write("notebooks/build.ts", builder);
		expect(reproduce()).toMatchObject({ code: 0, site: { state: "built" } });
	});
	it("are not touched when they are not asked for", () => {
		const before = builds();
		fixture.write("notebooks/src/index.md", "# Papers again\n");
		expect(reproduce("--no-site").site.state).toBe("skipped");
		expect(builds()).toBe(before);
	});
});
