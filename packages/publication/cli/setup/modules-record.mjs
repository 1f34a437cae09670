/**
 * What npm installed, file by file, written down right after it did: a file of node_modules that was edited by hand afterwards
 * is noticed by `quickening reproduce` and `review` (packages/publication/reproduce/src/installed-packages.ts). The record lies
 * in the user's cache, outside the checkout, and is signed with this machine's secret. Plain JavaScript, as all of the set-up.
 */
import { createHash, createHmac, randomBytes } from "node:crypto";
import {
	existsSync,
	linkSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";

const SECRET_BYTES = 32;

/** Where the record of a checkout lies; the same rule as installed-packages.ts. */
export function modulesRecordPath(root, cache) {
	return join(cache, "modules", `${sha256(realpathSync(root)).slice(0, 16)}.json`);
}

/** The record, if it is there and this machine signed it for this checkout. */
export function readModulesRecord(root, cache) {
	try {
		const record = JSON.parse(readFileSync(modulesRecordPath(root, cache), "utf8"));
		return record.signature === signature(root, cache, record.files) ? record.files : undefined;
	} catch {
		return undefined;
	}
}

/** Writes down what lies in node_modules now: by path below the checkout, size, times and sha256 of each file. */
export function writeModulesRecord(root, cache, writeAside) {
	const files = {};
	for (const path of moduleFiles(root)) {
		const { size, mtimeMs, ctimeMs } = lstatSync(join(root, path));
		files[path] = [sha256(readFileSync(join(root, path))), size, mtimeMs, ctimeMs];
	}
	mkdirSync(join(cache, "modules"), { recursive: true });
	writeAside(
		modulesRecordPath(root, cache),
		JSON.stringify({ schema: 1, files, signature: signature(root, cache, files) }),
	);
}

/** Folders of packages of which a file is no longer as it was written down, so that they are to be installed anew. */
export function editedPackages(root, files) {
	const edited = new Set();
	for (const [path, [hash, size, mtimeMs, ctimeMs]] of Object.entries(files)) {
		const now = lstatSync(join(root, path), { throwIfNoEntry: false });
		if (now?.isFile() && now.size === size && now.mtimeMs === mtimeMs && now.ctimeMs === ctimeMs) continue;
		if (!now?.isFile() || sha256(readFileSync(join(root, path))) !== hash) edited.add(packageFolder(path));
	}
	for (const path of moduleFiles(root)) if (!(path in files)) edited.add(packageFolder(path));
	return [...edited].filter((folder) => existsSync(join(root, folder))).sort();
}

/** `node_modules/@scope/name` of a file in it, of the innermost package. */
function packageFolder(path) {
	return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)[0];
}

/**
 * Every file of npm's packages, as paths below the root. Left out are links (.bin, our own packages, libtensorflow), what tools
 * keep in folders with a point in front (.cache), and what an installation of tfjs-node by hand builds.
 */
function* moduleFiles(root) {
	const own = ["packages", "papers"].flatMap((wing) => {
		const inside = (folder) =>
			existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : [];
		return wing === "papers" ? inside(wing) : inside(wing).flatMap(inside);
	});
	for (const folder of ["node_modules", ...own.map((path) => `${path}/node_modules`), "notebooks/node_modules"]) {
		if (!existsSync(join(root, folder))) continue;
		for (const name of readdirSync(join(root, folder)).sort()) {
			if (!name.startsWith(".")) yield* filesBelow(root, `${folder}/${name}`);
		}
	}
}

function* filesBelow(root, path) {
	const found = lstatSync(join(root, path));
	if (found.isFile()) yield path;
	if (!found.isDirectory() || /\/@tensorflow\/tfjs-node\/(?:lib|deps|build-tmp-napi-v\d+)$/.test(path)) return;
	for (const name of readdirSync(join(root, path)).sort()) yield* filesBelow(root, `${path}/${name}`);
}

function signature(root, cache, files) {
	const text = `modules ${realpathSync(root)}\n${JSON.stringify(files)}`;
	return createHmac("sha256", machineSecret(cache)).update(text).digest("hex");
}

/** This machine's secret; the same rule as packages/publication/workspace/src/this-machine.ts. */
function machineSecret(cache) {
	const path = join(cache, "machine-secret");
	const read = () => {
		const secret = existsSync(path) ? Buffer.from(readFileSync(path, "utf8").trim(), "hex") : Buffer.alloc(0);
		return secret.length === SECRET_BYTES ? secret : undefined;
	};
	const known = read();
	if (known !== undefined) return known;
	const secret = randomBytes(SECRET_BYTES);
	const aside = `${path}.${process.pid}`;
	mkdirSync(cache, { recursive: true });
	try {
		rmSync(path, { force: true });
		writeFileSync(aside, `${secret.toString("hex")}\n`, { mode: 0o600 });
		linkSync(aside, path);
		return secret;
	} catch (error) {
		// Another process was first.
		if (error.code !== "EEXIST") throw error;
		return read() ?? secret;
	} finally {
		rmSync(aside, { force: true });
	}
}

function sha256(content) {
	return createHash("sha256").update(content).digest("hex");
}
