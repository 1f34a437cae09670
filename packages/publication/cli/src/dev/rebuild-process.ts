/*
 * One rebuild for `quickening dev`, in a process of its own: modules that a paper.ts imports are read as they are when it
 * begins. It is started beforehand, loads what it needs, and waits to be told which papers; without its parent it ends.
 */

import { formatProblem } from "@quickening/pipeline/plan";
import { reproduce } from "@quickening/reproduce";
import { findWorkspace } from "@quickening/workspace";
import { createTerminal, isUserError } from "@quickening/workspace/terminal";
import type { RebuildMessage, RebuildRequest } from "./rebuild.ts";

const stop = new AbortController();
process.on("SIGINT", () => stop.abort());
process.on("disconnect", () => stop.abort());
const send = (message: RebuildMessage) => {
	if (process.connected) process.send!(message);
};

process.once("message", async ({ papers }: RebuildRequest) => {
	try {
		const result = await reproduce(findWorkspace(), {
			papers,
			force: false,
			terminal: createTerminal({ quiet: true }),
			signal: stop.signal,
			onStageStart: (paper, stage) => send({ kind: "stage", paper, stage }),
		});
		const ran: string[] = [];
		const problems: string[] = [];
		// Papers that cannot be built as they stand; a warning alone stops nothing.
		for (const refused of result.refused) problems.push(...refused.problems.map(formatProblem));
		for (const { reproduction, outcomes } of result.papers) {
			const { paper, state, problems: found = [], waiting = [] } = reproduction;
			for (const [name, { state: end, output = [] }] of outcomes) {
				if (end === "ran" || end === "taken") ran.push(`${paper} ${name}`);
				if (end === "failed") problems.push(`${paper} ${name} failed`, ...output.slice(-12));
			}
			problems.push(...found.map((problem) => `${paper}: ${problem}`));
			for (const { dataset, reason, command } of waiting) {
				problems.push(`${paper} waits for ${dataset}: ${reason}`, command);
			}
			if (state === "differs") {
				problems.push(`${paper}: results differ from the committed ones; \`quickening reproduce ${paper}\` says which`);
			}
		}
		send({ kind: "end", ran, problems });
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		const whatToDo = isUserError(error) && error.whatToDo ? [error.whatToDo] : [];
		send({ kind: "end", ran: [], problems: [...message.split("\n"), ...whatToDo] });
	}
	process.disconnect();
});
