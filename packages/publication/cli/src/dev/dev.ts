import { spawn } from "node:child_process";
import { join, relative } from "node:path";
import { listPapers } from "@quickening/pipeline/plan";
import { takeLock, type Workspace } from "@quickening/workspace";
import { formatDuration, isUserError, type Terminal, UserError } from "@quickening/workspace/terminal";
import { builtPackages } from "../site/build-site.ts";
import { affectedBy } from "./affected.ts";
import { startPreview } from "./preview.ts";
import { rebuilder } from "./rebuild.ts";
import { serveDev } from "./serve-dev.ts";
import { watchSources } from "./watch-sources.ts";

export interface DevOptions {
	/** Slugs of the papers that are worked on; empty for all. */
	readonly papers: readonly string[];
	/** Port on 127.0.0.1; 0 takes a free one. */
	readonly port: number;
	readonly terminal: Terminal;
	/** Ends everything that was started. */
	readonly signal: AbortSignal;
	/** Called with the address once the site is served and sources are watched. */
	readonly onReady?: (address: string) => void;
}

/**
 * Serves the site and keeps it up to date while people write: a saved file re-runs the stages that it touches, and the open
 * pages load themselves anew. What goes wrong is told here and on the page, and ends nothing.
 *
 * @returns When `signal` is aborted and all that was started has ended.
 * @throws UserError when the site cannot be served, or another one is served from this checkout.
 */
export async function dev(
	workspace: Workspace,
	{ papers, port, terminal, signal, onReady }: DevOptions,
): Promise<void> {
	const { root } = workspace;
	const release = takeLock(
		join(workspace.local, "dev.lock"),
		["quickening dev", ...papers].join(" "),
		"another preview of this checkout runs",
	);
	const closing: (() => Promise<void>)[] = [];
	try {
		const browserPackages = builtPackages(workspace).map((folder) => relative(root, folder));
		for (const folder of browserPackages) await buildPackage(workspace, folder, signal);
		const preview = await startPreview(workspace, signal);
		closing.push(() => preview.stop());
		const rebuilds = rebuilder(workspace);
		closing.push(async () => rebuilds.stop());
		const server = await serveDev(preview.port, port);
		closing.push(() => server.close());

		let version = 1;
		let problems: readonly string[] = [];
		/** Papers whose last rebuild failed: they are looked at again with the next save. */
		let failing: readonly string[] = papers;
		let queue = Promise.resolve();
		const update = (files: readonly string[], what: string) => {
			queue = queue.then(() => updateNow(files, what));
			return queue;
		};
		const updateNow = async (files: readonly string[], what: string) => {
			const started = performance.now();
			const affected = affectedBy(workspace, files, { watched: papers, browserPackages });
			const here = listPapers(root);
			const rebuilt = [...new Set([...failing, ...affected.papers])].filter((slug) => here.includes(slug));
			const shown = [...new Set([...rebuilt, ...ownPapers(files)])].filter((slug) => here.includes(slug));
			server.tell({ version, working: true, problems: [] });
			let ran: readonly string[] = [];
			let isFailed = true;
			problems = [];
			try {
				if (affected.packages) {
					for (const folder of browserPackages) await buildPackage(workspace, folder, signal);
					preview.forget("packages");
				}
				// The manuscript comes last and is no part of the page, which need not wait for it.
				let nStarted = 0;
				const onStageStart = (_: string, stage: string) => {
					if (stage !== "manuscript" || nStarted === 0) {
						nStarted++;
						return;
					}
					preview.forget("results");
					server.tell({ version: ++version, working: true, problems: [] });
				};
				if (rebuilt.length > 0) ({ ran, problems } = await rebuilds.rebuild(rebuilt, { signal, onStageStart }));
				isFailed = problems.length > 0;
				preview.forget("results");
				if (affected.packages || affected.server) await preview.restart();
				for (const slug of shown) {
					problems = [...problems, ...(await preview.problemsOf(`/papers/${slug}`))];
				}
			} catch (error) {
				if (signal.aborted) return;
				const message = error instanceof Error ? error.message : String(error);
				problems = [...message.split("\n"), ...(isUserError(error) && error.whatToDo ? [error.whatToDo] : [])];
			}
			failing = isFailed ? rebuilt : [];
			server.tell({ version: ++version, working: false, problems });
			tell(terminal, { what, ran, problems, seconds: (performance.now() - started) / 1000 });
		};
		const watcher = await watchSources(root, { onSaved: (files) => update(files, named(files)) });
		closing.push(() => watcher.close());
		onReady?.(server.address);
		if (papers.length > 0) await update([], "as it stands");
		await new Promise<void>((resolve) => {
			if (signal.aborted) resolve();
			signal.addEventListener("abort", () => resolve(), { once: true });
		});
	} catch (error) {
		if (!signal.aborted) throw error;
	} finally {
		for (const close of closing.reverse()) await close();
		release();
	}
}

function tell(
	{ line, error, colours }: Terminal,
	{
		what,
		ran,
		problems,
		seconds,
	}: { what: string; ran: readonly string[]; problems: readonly string[]; seconds: number },
): void {
	const mark = problems.length > 0 ? colours.red("✗") : colours.green("✓");
	const stages = ran.length > 0 ? ran.join(", ") : "no stage";
	line(`${mark} ${what}: ran ${stages} ${colours.dim(`(${formatDuration(seconds)})`)}`);
	if (problems.length > 0) error(problems.join("\n"));
}

/** Papers in whose folders files were saved. */
function ownPapers(files: readonly string[]): string[] {
	return files.flatMap((file) => /^papers\/([^/]+)\//.exec(file)?.[1] ?? []);
}

function named(files: readonly string[]): string {
	return files.length <= 3 ? files.join(", ") : `${files.slice(0, 2).join(", ")} and ${files.length - 2} more files`;
}

/** Pages take the built form of our packages to the browser. */
async function buildPackage({ root, node }: Workspace, folder: string, signal: AbortSignal): Promise<void> {
	const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
	const child = spawn(node, [tsc, "-p", "tsconfig.build.json"], { cwd: join(root, folder), signal });
	let printed = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding("utf8").on("data", (text: string) => {
			printed += text;
		});
	}
	const code = await new Promise<number | null>((resolve, reject) =>
		child.once("error", reject).once("close", resolve),
	);
	if (code !== 0) throw new UserError(`${folder} cannot be built\n${printed.trim()}`);
}
