import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { root } from "./workspace.ts";

/** The projects that Nx would run after a change to a file. */
function affectedBy(file: string): readonly string[] {
	const printed = execFileSync("node_modules/.bin/nx", ["show", "projects", "--affected", "--files", file, "--json"], {
		cwd: root,
		encoding: "utf8",
		env: { ...process.env, NX_DAEMON: "false", NX_NO_CLOUD: "true" },
		stdio: ["ignore", "pipe", "ignore"],
	});
	return (JSON.parse(printed) as string[]).sort();
}

describe("nx affected", () => {
	it("a change in cardiotocography reaches the papers that use it, and no package below it", () => {
		const affected = affectedBy("packages/physiology/cardiotocography/src/index.ts");
		expect(affected).toContain("@quickening-papers/intrapartum-ctg");
		expect(affected).toContain("@quickening-papers/ctg-simulation");
		expect(affected).not.toContain("@quickening/signal");
		expect(affected).not.toContain("@quickening/validation");
	});

	it("a change in a paper reaches that paper alone", () => {
		expect(affectedBy("papers/ctg-simulation/paper.ts")).toEqual(["@quickening-papers/ctg-simulation"]);
	});

	it("a change in core reaches everything", () => {
		expect(affectedBy("packages/foundations/core/src/index.ts").length).toBeGreaterThan(10);
	});
});
