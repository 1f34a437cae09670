import { existsSync, readdirSync } from "node:fs";
import { expect } from "vitest";
import { paperFiles } from "./paper-files.ts";
import type { Ended, TestRepository } from "./repository.ts";

/** A script that does what a test wants, between reading its rows and writing its sum. */
export const scriptOf = (body: string, head = "") => `import type { StageContext } from "@quickening/paper";
import * as fs from "node:fs";
${head}
export default async function follow(stage: StageContext): Promise<void> {
	stage.readText("rows");
${body}
	stage.writeJson("sum", { sum: 1 });
}
`;

const rows = '[{"beat":1,"ms":401}]\n';

/** Runs stage follow with another script, on rows of its own. */
export function runScript(
	repository: TestRepository,
	body: string,
	{ head = "", environment = {} as NodeJS.ProcessEnv } = {},
): Ended {
	repository.write("papers/toy/results/rows.json", rows);
	repository.write("papers/toy/results/sum.json", "as before\n");
	repository.write("papers/toy/analysis/follow.ts", scriptOf(body, head));
	const synced = repository.sync();
	expect(synced.code, synced.output).toBe(0);
	return repository.stage("follow", environment);
}

/** Writes one stage a script, `try-1` and on, and syncs them all at once: what cannot disturb one another need not wait. */
export function syncScripts(repository: TestRepository, bodies: readonly string[]): void {
	for (const [path, content] of Object.entries(paperFiles)) repository.write(path, content);
	const names = bodies.map((_, i) => `try-${i + 1}`);
	const entries = names.map(
		(name) =>
			`"${name}": { script: "analysis/${name}.ts", description: "Is tried.", inputs: { rows: output("make", "rows") }, outputs: { sum: "results/${name}.json" } },\n\t\t`,
	);
	repository.edit("papers/toy/paper.ts", "follow: {", `${entries.join("")}follow: {`);
	repository.write("papers/toy/results/rows.json", rows);
	for (const [i, name] of names.entries()) {
		repository.write(`papers/toy/analysis/${name}.ts`, scriptOf(bodies[i]!));
		repository.write(`papers/toy/results/${name}.json`, "as before\n");
	}
	const { code, output } = repository.sync();
	expect(code, output).toBe(0);
}

/** A stage failed, with the message, and left its output as it was and nothing else. */
export function expectRefused(
	repository: TestRepository,
	{ code, output }: Ended,
	message: string | RegExp,
	file = "sum",
): void {
	expect(output).toMatch(message);
	expect(code).toBe(1);
	expect(repository.read(`papers/toy/results/${file}.json`)).toBe("as before\n");
	const aside = repository.path(".quickening/aside/toy");
	expect(existsSync(aside) && readdirSync(aside)).toEqual([]);
	expect(readdirSync(repository.path(".quickening/running"))).toEqual([]);
}
