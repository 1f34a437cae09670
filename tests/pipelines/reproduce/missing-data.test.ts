import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { builtFixture, type Fixture, pinnedDvc } from "./fixture.ts";
import { reproduceJson } from "./report.ts";

describe.skipIf(pinnedDvc() === undefined)("data that are not there", () => {
	let origin: Fixture;
	let fixture: Fixture | undefined;
	beforeAll(async () => {
		origin = await builtFixture();
	});
	afterEach(() => fixture?.remove());
	afterAll(() => origin?.remove());

	it("make a paper waiting, with the command that would get them, and no failure", () => {
		const clone = origin.clone();
		fixture = clone;
		rmSync(clone.path("data/toy/raw"), { recursive: true });
		const { code, report } = reproduceJson(clone, "tiny");
		expect(code).toBe(0);
		expect(report.papers[0]).toMatchObject({
			state: "waiting",
			waiting: [{ dataset: "toy", command: "npm run quickening -- data take toy --from <folder>" }],
			summary: { rebuilt: { agree: 0, of: 1, waiting: 1 } },
		});
		expect(report.papers[0]!.waiting![0]!.reason).toContain("no public address");
		expect(report.papers[0]!.stages.every(({ state }) => state === "waiting")).toBe(true);
		expect(clone.changes()).toBe("");
		const { stdout } = clone.run("reproduce", "tiny", "--no-site");
		expect(stdout).toContain("tiny  waiting for data");
		expect(stdout).toContain("npm run quickening -- data take toy --from <folder>");
		expect(stdout).toContain("Claims: 1 waiting, none rebuilt");
		const status = clone.run("status", "tiny").stdout;
		expect(status).toContain("5 stages waiting for data");
		expect(status).toContain("1 claim waiting, none rebuilt");
	});
	it("are taken from the mirror that is named", () => {
		const clone = origin.clone();
		fixture = clone;
		const mirror = clone.path(".git/mirror");
		mkdirSync(mirror);
		execFileSync("tar", ["-czf", `${mirror}/toy.tar.gz`, "-C", clone.path("data/toy/raw"), "numbers.csv"]);
		const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
		const raw = readFileSync(clone.path("data/toy/raw/numbers.csv"));
		const archive = readFileSync(`${mirror}/toy.tar.gz`);
		writeFileSync(
			`${mirror}/index.json`,
			JSON.stringify({
				toy: {
					archive: "toy.tar.gz",
					archiveBytes: archive.length,
					archiveSha256: sha256(archive),
					files: [{ path: "numbers.csv", bytes: raw.length, sha256: sha256(raw) }],
				},
			}),
		);
		rmSync(clone.path("data/toy/raw"), { recursive: true });
		clone.environment = { QUICKENING_MIRROR: mirror };
		const { report, text } = reproduceJson(clone, "tiny");
		expect(report.papers[0]!.state, text).toBe("rebuilt");
		expect(clone.read("data/toy/raw/numbers.csv")).toBe(raw.toString());
	});
});
