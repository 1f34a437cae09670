import { compareVersions } from "../contract/compare-versions.ts";
import { latestTestedDvcVersion, lowestTestedDvcVersion } from "../contract/contract.ts";
import { DvcError } from "../errors/dvc-error.ts";
import type { DvcRepository } from "../process/repository.ts";
import { type RunOptions, runDvc } from "../process/run-dvc.ts";

/** The version of a dvc and how it stands to the tested ones. */
export interface DvcVersion {
	readonly version: string;
	readonly state: "tested" | "newer than tested" | "too old";
}

/** `dvc --version`. Works in any folder. */
export async function version(repository: DvcRepository, options?: RunOptions): Promise<DvcVersion> {
	const args = ["--version"];
	const { stdout, stderr } = await runDvc(repository, args, options);
	const text = stdout.trim();
	if (!/^\d+\.\d+/.test(text)) {
		throw new DvcError(`dvc --version answered "${text.slice(0, 80)}", which is no version`, {
			code: "unexpected-answer",
			command: [repository.program, ...args],
			folder: repository.folder,
			exitCode: 0,
			stderr,
			whatToDo: "Run `npm run setup`, which installs the pinned dvc.",
		});
	}
	const state =
		compareVersions(text, lowestTestedDvcVersion) < 0
			? "too old"
			: compareVersions(text, latestTestedDvcVersion) > 0
				? "newer than tested"
				: "tested";
	return { version: text, state };
}

/**
 * As {@link version}, refusing a dvc that is older than the oldest tested.
 *
 * @throws DvcError with code "version-too-old".
 */
export async function requireVersion(repository: DvcRepository, options?: RunOptions): Promise<DvcVersion> {
	const found = await version(repository, options);
	if (found.state !== "too old") return found;
	throw new DvcError(`dvc ${found.version} is older than ${lowestTestedDvcVersion}, the oldest tested`, {
		code: "version-too-old",
		command: [repository.program, "--version"],
		folder: repository.folder,
		exitCode: 0,
		stderr: "",
		whatToDo: "Run `npm run setup`, which installs the pinned dvc.",
	});
}
