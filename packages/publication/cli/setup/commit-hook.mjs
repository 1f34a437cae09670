/**
 * A look before each commit: rows of people whose data are not open do not get into git (`quickening check --staged`). The hook
 * lies in .git, which is the machine's own; one that somebody else put there is left as it is, and told how to call the check.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";

const mark = "# Written by `npm run setup` of Quickening";

const hook = `#!/bin/sh
${mark}: refuses rows of people whose data are not open.
root=$(git rev-parse --show-toplevel) || exit 1
node="$root/node_modules/.bin/node"
if [ ! -x "$node" ]; then
	echo "quickening: the check before a commit needs a set-up: npm run setup" >&2
	exit 1
fi
exec "$node" --conditions=@quickening/source --no-warnings "$root/packages/publication/cli/src/main.ts" check --staged
`;

/**
 * Puts the hook in its place.
 *
 * @returns what a person should know; nothing when all is as it was, or there is no git.
 */
export function installCommitHook(root) {
	const path = hookPath(root);
	if (path === undefined) return undefined;
	if (existsSync(path)) {
		const text = readFileSync(path, "utf8");
		if (text === hook) return undefined;
		if (!text.includes(mark)) {
			return text.includes("check --staged")
				? undefined
				: `${path} is another hook: let it call \`npm run --silent quickening -- check --staged\`, which keeps rows of people out of git`;
		}
	}
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, hook);
	chmodSync(path, 0o755);
	return undefined;
}

/** Where git looks for it; undefined outside of git, or where the checkout is a folder of another repository. */
function hookPath(root) {
	const git = (...args) =>
		execFileSync("git", ["-C", root, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
	try {
		if (git("rev-parse", "--show-prefix") !== "") return undefined;
		const path = git("rev-parse", "--git-path", "hooks/pre-commit");
		return isAbsolute(path) ? path : join(root, path);
	} catch {
		// No git, or no repository: there are no commits to look at.
		return undefined;
	}
}
