import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { Workspace } from "@quickening/workspace";

/** What a rebuild of papers came to. */
export interface Rebuild {
	/** Stages that ran, as "paper stage". */
	readonly ran: readonly string[];
	/** What is wrong, a line each; empty when all is well. */
	readonly problems: readonly string[];
}

/** What the process of a rebuild is told. */
export interface RebuildRequest {
	readonly papers: readonly string[];
}

/** What the process of a rebuild tells. */
export type RebuildMessage =
	| { readonly kind: "stage"; readonly paper: string; readonly stage: string }
	| ({ readonly kind: "end" } & Rebuild);

export interface Rebuilder {
	/**
	 * Rebuilds papers, without the site.
	 *
	 * @param onStageStart - Told of each stage that begins.
	 * @throws Whatever `signal` was aborted with, once all that was started has ended.
	 */
	rebuild(
		papers: readonly string[],
		options: { signal: AbortSignal; onStageStart: (paper: string, stage: string) => void },
	): Promise<Rebuild>;
	stop(): void;
}

/** Makes rebuilds, each in a new process; the next one is started beforehand and waits, so that a save finds it ready. */
export function rebuilder(workspace: Workspace): Rebuilder {
	let waiting: ChildProcess | undefined = start(workspace);
	return {
		async rebuild(papers, { signal, onStageStart }) {
			signal.throwIfAborted();
			const child = waiting?.connected ? waiting : start(workspace);
			waiting = undefined;
			const end = () => child.kill("SIGINT");
			signal.addEventListener("abort", end, { once: true });
			let result: Rebuild | undefined;
			let stderr = "";
			child.stderr?.setEncoding("utf8").on("data", (text: string) => {
				stderr += text;
			});
			child.on("message", (message: RebuildMessage) => {
				if (message.kind === "stage") onStageStart(message.paper, message.stage);
				else result = message;
			});
			try {
				await new Promise<void>((resolve, reject) => {
					child.once("error", reject).once("close", () => resolve());
					child.send({ papers } satisfies RebuildRequest);
				});
			} finally {
				signal.removeEventListener("abort", end);
			}
			signal.throwIfAborted();
			waiting = start(workspace);
			return result ?? { ran: [], problems: ["the rebuild ended without an answer", ...stderr.split("\n").slice(-12)] };
		},
		stop: () => void waiting?.kill("SIGKILL"),
	};
}

function start({ root, node }: Workspace): ChildProcess {
	const script = join(import.meta.dirname, "rebuild-process.ts");
	return spawn(node, ["--conditions=@quickening/source", "--no-warnings", script], {
		cwd: root,
		// A group of its own: Ctrl-C reaches it once, from here.
		detached: true,
		stdio: ["ignore", "ignore", "pipe", "ipc"],
	});
}
