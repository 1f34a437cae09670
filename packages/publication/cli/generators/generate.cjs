/*
 * `nx g @quickening/cli:paper my-study`: the drafts of `quickening new`, written to Nx's tree, so that Nx lists the changes
 * and --dry-run writes nothing. Plain JavaScript, because Nx runs on the system's Node; the pinned one makes the draft.
 */
const { execFileSync } = require("node:child_process");
const { join, resolve } = require("node:path");

/** A generator for one kind of draft. */
function generator(kind) {
	return (tree, options) => {
		const draft = JSON.parse(
			quickening(tree.root, ["new", kind, ...argumentsOf(options), "--dry-run", "--json", "--contents"]),
		);
		for (const { path, base64 } of [...draft.files, ...draft.edits]) tree.write(path, Buffer.from(base64, "base64"));
		return () => {
			quickening(tree.root, ["new", "settle", kind, draft.name]);
			for (const line of draft.next) console.log(`- ${line}`);
		};
	};
}

function argumentsOf({ name, from = [], ...others }) {
	const files =
		from.length > 0 ? ["--from", ...from.map((path) => resolve(process.env.INIT_CWD ?? process.cwd(), path))] : [];
	const rest = Object.entries(others).flatMap(([option, value]) =>
		value === undefined || value === false ? [] : [value === true ? `--${option}` : `--${option}=${value}`],
	);
	return [name, ...rest, ...files];
}

function quickening(root, args) {
	const main = join(root, "packages", "publication", "cli", "src", "main.ts");
	try {
		return execFileSync(
			join(root, "node_modules", ".bin", "node"),
			["--conditions=@quickening/source", "--no-warnings", main, ...args],
			{ cwd: root, encoding: "utf8", maxBuffer: 1 << 30, stdio: ["ignore", "pipe", "pipe"] },
		);
	} catch (error) {
		// Its own words, not those about a command that failed.
		throw new Error(error.stderr?.trim().replace(/^error: /, "") || error.message);
	}
}

module.exports = {
	paper: generator("paper"),
	dataset: generator("dataset"),
	notebook: generator("notebook"),
	package: generator("package"),
};
