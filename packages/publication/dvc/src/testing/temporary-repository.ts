import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { sha256 } from "@quickening/workspace";
import type { DvcRepository } from "../process/repository.ts";

/** The dvc of the integration tests: `QUICKENING_TEST_DVC`, else the one that set-up made; undefined when absent. */
export function testedDvc(): string | undefined {
	const cache =
		process.env.QUICKENING_CACHE ??
		(process.env.XDG_CACHE_HOME
			? join(process.env.XDG_CACHE_HOME, "quickening")
			: join(homedir(), ".cache/quickening"));
	const requirements = new URL("../../../cli/setup/dvc-requirements.txt", import.meta.url);
	const text = readFileSync(requirements, "utf8");
	const folder = `dvc-${/^dvc==(\S+)/m.exec(text)![1]}-${sha256(text).slice(0, 12)}`;
	const program = process.env.QUICKENING_TEST_DVC ?? join(cache, folder, "bin", "dvc");
	return existsSync(program) ? program : undefined;
}

/** A new git repository in a temporary folder, with nothing in it. */
export function temporaryRepository(program: string): DvcRepository & { remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), "quickening-dvc-"));
	execFileSync("git", ["init", "-q"], { cwd: folder });
	return {
		folder,
		program,
		environment: { DVC_SITE_CACHE_DIR: join(folder, ".git", "site-cache") },
		remove: () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** A copy of a repository in a temporary folder of its own. */
export function copyRepository(template: DvcRepository): DvcRepository & { remove(): void } {
	const copy = temporaryRepository(template.program);
	cpSync(template.folder, copy.folder, { recursive: true });
	return copy;
}

/** Writes files below a repository's folder. */
export function writeFiles(repository: DvcRepository, files: Readonly<Record<string, string>>): void {
	for (const [path, text] of Object.entries(files)) {
		mkdirSync(dirname(join(repository.folder, path)), { recursive: true });
		writeFileSync(join(repository.folder, path), text);
	}
}
