import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { paperFiles } from "./paper-files.ts";
import { type TestRepository, testRepository } from "./repository.ts";
import { expectRefused, runScript } from "./stage-script.ts";

let repository: TestRepository;
beforeAll(async () => {
	repository = await testRepository();
});
afterAll(() => repository?.remove());
beforeEach(() => {
	for (const [path, content] of Object.entries(paperFiles)) repository.write(path, content);
});

describe("a stage has no way out", () => {
	it("writes nowhere but through its outputs", () => {
		const target = JSON.stringify(repository.path("papers/toy/results/rows.json"));
		expectRefused(
			repository,
			runScript(repository, `\tfs.writeFileSync(${target}, "mine");`),
			"wrote papers/toy/results/rows.json",
		);
		expect(repository.read("papers/toy/results/rows.json")).toContain("401");
	});

	it("starts no program", () => {
		expectRefused(
			repository,
			runScript(repository, '\texecFileSync("true");', { head: 'import { execFileSync } from "node:child_process";' }),
			"tried to start true: a stage starts no other program",
		);
	});

	it("reaches no server, in a worker neither", async () => {
		let asked = 0;
		const server = createServer((_request, response) => {
			asked++;
			response.end("hello");
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
		try {
			for (const body of [
				`await fetch("${address}");`,
				`await new Promise((resolve, reject) => get("${address}", resolve).on("error", reject));`,
				`await lookup("localhost");`,
			]) {
				const head =
					'import { get } from "node:http";\nimport { lookup } from "node:dns/promises";\nvoid get;\nvoid lookup;';
				expectRefused(repository, runScript(repository, `\t${body}`, { head }), /a stage has no network/);
			}
			repository.write(
				"papers/toy/analysis/caller.ts",
				`import { parentPort } from "node:worker_threads";\nawait fetch("${address}");\nparentPort?.postMessage("fetched");\n`,
			);
			expectRefused(
				repository,
				runScript(
					repository,
					'\tconst worker = new Worker(new URL("./caller.ts", import.meta.url));\n\tconsole.log(await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject)));',
					{ head: 'import { Worker } from "node:worker_threads";' },
				),
				/a stage has no network/,
			);
		} finally {
			server.close();
		}
		expect(asked).toBe(0);
	});
});
