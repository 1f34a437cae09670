import { execFileSync } from "node:child_process";
import { copyFileSync, lstatSync, mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkout, Fixture, linkModules } from "../pipelines/reproduce/fixture.ts";

/** Papers and the tests across packages are left out but for these: a paper's change is none of the copy. */
const isLeftOut = (path: string) =>
	/^(?:papers|tests)\//.test(path) &&
	!/^papers\/README\.md$|^tests\/(?:vitest\.config\.ts$|structure\/|.*package\.json$)/.test(path);

/** Writes down what lies in node_modules, as set-up does; else the next set-up would install it anew. */
function recordModules({ root, cache }: Fixture): void {
	const script = `const { writeModulesRecord } = await import(process.argv[1]);
writeModulesRecord(process.argv[2], process.argv[3], (await import("node:fs")).writeFileSync);`;
	const record = pathToFileURL(join(checkout, "packages/publication/cli/setup/modules-record.mjs")).href;
	execFileSync(process.execPath, ["--input-type=module", "-e", script, record, root, cache]);
}

/**
 * A copy of this checkout as it lies on disk, without its papers, committed as a repository of its own, with npm's packages
 * linked: where something can be begun and built without touching anybody's files. Raw data are not there.
 */
export function copyCheckout(): Fixture {
	const root = mkdtempSync(join(tmpdir(), "quickening-copy-"));
	const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
		cwd: checkout,
		encoding: "utf8",
		maxBuffer: 1 << 26,
	});
	for (const path of listed.split("\0")) {
		// A file that was removed and not committed yet is listed, too.
		if (path === "" || isLeftOut(path) || lstatSync(join(checkout, path), { throwIfNoEntry: false }) === undefined)
			continue;
		mkdirSync(dirname(join(root, path)), { recursive: true });
		copyFileSync(join(checkout, path), join(root, path));
	}
	linkModules(root);
	const fixture = new Fixture(root);
	recordModules(fixture);
	fixture.git("init", "-q", "-b", "main");
	fixture.identify();
	fixture.commit("a copy");
	return fixture;
}
