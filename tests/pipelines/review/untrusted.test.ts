import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { whyNoSandbox } from "@quickening/review";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "../reproduce/fixture.ts";
import { branch, removeAll, review, temporaryOf } from "./reviews.ts";

/*
 * A commit of somebody whom nobody trusts: its own command is hostile, so that no guard of a stage stands in its way.
 */
const missing = pinnedDvc() === undefined ? "dvc is not set up" : whyNoSandbox();
if (missing !== undefined) console.warn(`${missing}: the tests of review --untrusted are skipped`);

describe.skipIf(missing !== undefined)("a review of a commit that nobody trusts", { timeout: 600_000 }, () => {
	let fixture: Fixture;
	beforeAll(async () => {
		fixture = await builtFixture();
		fixture.environment = { TMPDIR: temporaryOf(fixture) };
	}, 600_000);
	afterAll(() => removeAll(fixture));

	/** Reviews a commit whose command runs this code in place of its work. */
	const hostile = (name: string, code: string, ...options: string[]) => {
		branch(fixture, name, () => fixture.write("packages/publication/cli/src/main.ts", code));
		return review(fixture, name, "plain", "--untrusted", ...options);
	};
	const saidOf = ({ report }: ReturnType<typeof review>) =>
		report.findings.flatMap(({ message, details }) => [message, ...details]).join("\n");

	it("comes out as any other, and says that it ran in a sandbox", () => {
		const { code, report, page, text } = review(fixture, "main", "plain", "--untrusted");
		expect(report.findings, text).toEqual([]);
		expect([code, report.verdict]).toEqual([0, "agrees"]);
		expect(report.room.untrusted).toEqual({ memoryMb: 8000, minutes: 240 });
		expect(page).toContain("It was not trusted");
	});

	it("reads nothing of this machine, writes nothing to it, reaches no network and no process", async () => {
		let asked = 0;
		const server = createServer((_request, response) => {
			asked++;
			response.end();
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const { port } = server.address() as AddressInfo;
		const secret = join(fixture.root, "..", `${fixture.root.split("/").at(-1)}.secret`);
		writeFileSync(secret, "secret");
		const own = fixture.path("node_modules/yaml/package.json");
		const before = readFileSync(own, "utf8");
		try {
			const reviewed = hostile(
				"hostile",
				`import fs from "node:fs";
import { execSync } from "node:child_process";
const tries: Record<string, () => unknown> = {
	secret: () => fs.readFileSync(${JSON.stringify(secret)}),
	home: () => { if (fs.readdirSync(${JSON.stringify(process.env.HOME ?? "/root")}).some((name) => name === ".bashrc" || name === ".npm")) return; throw new Error("empty"); },
	checkout: () => fs.readFileSync(${JSON.stringify(fixture.path(".git/config"))}),
	"machine secret": () => fs.readFileSync(${JSON.stringify(join(fixture.cache, "machine-secret"))}),
	"npm package": () => fs.appendFileSync("node_modules/yaml/package.json", " "),
	"git's settings": () => fs.appendFileSync(".git/config", "[core]"),
	system: () => fs.writeFileSync("/usr/quickening-was-here", ""),
	network: () => execSync("exec 3<>/dev/tcp/127.0.0.1/${port}", { shell: "/bin/bash", stdio: "ignore" }),
	processes: () => process.kill(${process.pid}, 0),
	namespace: () => execSync("unshare --user --net true", { stdio: "ignore" }),
};
for (const [name, attempt] of Object.entries(tries)) {
	try { attempt(); console.error("OPEN " + name); } catch { console.error("shut " + name); }
}
console.error(Object.keys(process.env).filter((name) => name.startsWith("A_")).map((name) => "OPEN " + name).join());
process.exit(3);
`,
			);
			expect(reviewed.report.verdict).toBe("failed");
			const said = saidOf(reviewed);
			expect(said).toContain("shut namespace");
			expect(said.match(/^shut .+$/gm), said).toHaveLength(10);
			expect(said).not.toContain("OPEN");
		} finally {
			server.close();
		}
		expect(asked).toBe(0);
		expect(readFileSync(own, "utf8")).toBe(before);
		expect(existsSync("/usr/quickening-was-here")).toBe(false);
		expect(fixture.changes()).toBe("");
	});

	it("is ended when it holds more memory than it may, by however many processes", () => {
		const { report, text } = hostile(
			"greedy",
			`import { spawn } from "node:child_process";
if (process.argv[2] === "hold") { const held = Buffer.alloc(3e8, 1); setInterval(() => held.fill(2), 1000); }
else { for (let i = 0; i < 6; i++) spawn(process.execPath, ["--no-warnings", import.meta.filename, "hold"]); setInterval(() => {}, 1000); }
`,
			...["--memory", "1"],
		);
		expect(report.verdict, text).toBe("failed");
		expect(report.findings[0]!.message).toMatch(/the rebuild was ended: it held \d+ MB of memory, where 1000 MB/);
	});

	it("is ended when it takes longer than it may, and leaves nothing running", () => {
		const { report, left } = hostile("endless", "for (;;);\n", "--time", "0.05");
		expect(report.findings[0]!.message).toContain("it took longer than 0.05 minutes");
		expect(left).toEqual([]);
	});

	it("gives no link among its results to what reads them", () => {
		const link = `import { symlinkSync, mkdirSync } from "node:fs";
mkdirSync("papers/plain/results", { recursive: true });
symlinkSync("/etc/passwd", "papers/plain/results/more.json");
console.log('{"papers": [{"paper": "plain", "stages": []}]}');
`;
		expect(saidOf(hostile("linking", link))).toContain("papers/plain/results/more.json is a link, a pipe or a device");
	});

	it("whose paper.ts is hostile does not run it outside either", () => {
		branch(fixture, "hostile-paper", () => {
			const paper = fixture.read("papers/plain/paper.ts");
			fixture.write(
				"papers/plain/paper.ts",
				`import fs from "node:fs";\nfs.writeFileSync("/tmp/quickening-paper-was-here", "");\n${paper}`,
			);
		});
		const { report } = review(fixture, "hostile-paper", "plain", "--untrusted");
		expect(report.verdict).toBe("failed");
		expect(existsSync("/tmp/quickening-paper-was-here")).toBe(false);
	});
});

describe("review --untrusted", () => {
	it("is refused in one sentence where there is no bubblewrap", async () => {
		const fixture = await builtFixture();
		try {
			fixture.environment = { PATH: fixture.path("node_modules/.bin") };
			const { code, stderr } = fixture.run("review", "plain", "--untrusted");
			expect(code).toBe(2);
			expect(stderr).toMatch(/--untrusted needs a sandbox, and (?:bwrap is missing|a sandbox is made with bubblewrap)/);
		} finally {
			fixture.remove();
		}
	});
});
