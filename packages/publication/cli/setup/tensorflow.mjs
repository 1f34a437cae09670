/**
 * Native TensorFlow for tfjs-node, from package registries alone: libtensorflow out of the PyPI wheel, which pip checks against
 * its sha256, tfjs-node's binding compiled against it, and the addon that pins Eigen's cache sizes in it. All lie in the user's
 * cache; node_modules only links to them, so that a new install does not throw them away. Plain JavaScript, as all of the set-up.
 */
import {
	existsSync,
	lstatSync,
	mkdirSync,
	readFileSync,
	readlinkSync,
	realpathSync,
	renameSync,
	rmSync,
	symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Takes the files that are linked against out of the wheel; arguments: wheel, folder. */
const UNPACK = `
import glob, os, sys, zipfile
folder, out = sys.argv[1:]
(wheel,) = glob.glob(os.path.join(folder, "*.whl"))
keep = ("tensorflow/libtensorflow_cc.so.2", "tensorflow/libtensorflow_framework.so.2", "tensorflow/include/tensorflow/c/",
        "tensorflow/include/tensorflow/core/platform/", "tensorflow/include/tensorflow/tsl/", "tensorflow/include/tsl/")
with zipfile.ZipFile(wheel) as archive:
    archive.extractall(out, [name for name in archive.namelist() if name.startswith(keep)])
`;

/** Loads the libraries by way of the binding, and has the addon set sizes; arguments: binding, addon. */
const TRY_CACHES = `
const [binding, caches] = process.argv.slice(1);
require(binding);
process.exit(require(caches).setCacheSizes(32768, 1048576, 33554432) ? 0 : 3);
`;

/**
 * The step of the set-up that brings TensorFlow. It never stops the set-up: where TensorFlow cannot be had, a line says why,
 * and what needs it says so when it is asked for.
 *
 * @param {object} place - `root` of the checkout, `cache` folder, `python` with pip, whether to `retry` what failed before, and
 *   `tools` of the set-up.
 */
export function tensorFlowStep({
	root,
	cache,
	python,
	environment,
	retry,
	tools: { lock, output, sha256, readOr, writeAside },
}) {
	const requirementsPath = join(root, "packages", "publication", "cli", "setup", "tensorflow-requirements.txt");
	const requirements = readFileSync(requirementsPath, "utf8");
	const version = /^tensorflow-cpu==(\S+)/m.exec(requirements)[1];
	const addon = join(root, "node_modules", "@tensorflow", "tfjs-node");
	const links = join(addon, "lib", "napi-v8");
	const cachesSource = join(root, "packages", "publication", "cli", "setup", "eigen-caches.cc");
	const supported = process.platform === "linux" && process.arch === "x64";
	const failure = join(root, ".quickening", "tensorflow-failed");
	const key = () => sha256(requirements + readFileSync(join(addon, "package.json"), "utf8")).slice(0, 12);
	const folder = () => join(cache, `tensorflow-${version}-${key()}`);
	/** What node_modules links to: by the name of the link, the file in the cache. */
	const linked = () => ({
		"tfjs_binding.node": join(folder(), "tfjs_binding.node"),
		"eigen_caches.node": join(folder(), `eigen_caches-${sha256(readFileSync(cachesSource)).slice(0, 12)}.node`),
	});
	// A binding that set-up did not make is left alone, and with it the library that it loads.
	const isForeign = () => {
		const binding = join(links, "tfjs_binding.node");
		return existsSync(binding) && !lstatSync(binding).isSymbolicLink();
	};
	// By what is there in the end: the cache of a test or of another user may itself lead to this one.
	const leadsTo = (link, path) =>
		existsSync(link) &&
		lstatSync(link).isSymbolicLink() &&
		(readlinkSync(link) === path || (existsSync(path) && realpathSync(link) === realpathSync(path)));
	const isLinked = () =>
		isForeign() || Object.entries(linked()).every(([name, path]) => leadsTo(join(links, name), path));
	const hasFailed = () => !supported || (!retry && readOr(failure, "").startsWith(`${key()}\n`));
	const isDone = () => !existsSync(join(addon, "package.json")) || isLinked() || hasFailed();
	return {
		/** To be asked when npm's packages are there: without tfjs-node there is nothing to bring. */
		isDone,
		async run(tools) {
			const { board } = tools;
			if (isDone()) return;
			const path = folder();
			mkdirSync(cache, { recursive: true });
			const release = await lock(`${path}.lock`, `TensorFlow ${version}`, tools);
			try {
				if (readOr(join(path, ".quickening-setup"), "") !== `${key()}\n`) {
					await board.step(`TensorFlow ${version}`, () => build(path, tools));
					writeAside(join(path, ".quickening-setup"), `${key()}\n`);
				}
				const caches = linked()["eigen_caches.node"];
				if (!existsSync(caches)) await board.step("TensorFlow's cache sizes", () => buildCaches(path, caches, tools));
				mkdirSync(links, { recursive: true });
				for (const [name, target] of Object.entries(linked())) {
					rmSync(join(links, name), { force: true });
					symlinkSync(target, join(links, name));
				}
				rmSync(failure, { force: true });
			} catch (error) {
				board.line(
					`  TensorFlow ${version} cannot be had here: ${error.message}\n` +
						"  All that does not need it works. `npm run setup` tries again.",
				);
				mkdirSync(dirname(failure), { recursive: true });
				writeAside(failure, `${key()}\n${error.message}\n`);
			} finally {
				release();
			}
		},
	};

	async function build(path, tools) {
		const aside = `${path}.${process.pid}`;
		const run = (program, args, options = {}) => output(program, args, { environment, ...tools, ...options });
		try {
			rmSync(path, { recursive: true, force: true });
			mkdirSync(join(aside, "lib"), { recursive: true });
			const wheel = ["--implementation", "cp", "--python-version", "3.11", "--platform", "manylinux_2_17_x86_64"];
			const checked = ["--no-deps", "--only-binary=:all:", "--require-hashes", "-r", requirementsPath];
			await run(python, [
				"-m",
				"pip",
				"download",
				"--quiet",
				"--no-input",
				...checked,
				...wheel,
				"-d",
				join(aside, "wheel"),
			]);
			await run(python, ["-c", UNPACK, join(aside, "wheel"), join(aside, "wheel")]);
			for (const name of ["cc", "framework"]) {
				const library = `libtensorflow_${name}.so.2`;
				renameSync(join(aside, "wheel", "tensorflow", library), join(aside, "lib", library));
			}
			const source = join(addon, "binding");
			// The binding finds the libraries beside itself, wherever the cache lies.
			const linkedAgainst = [
				`-L${join(aside, "lib")}`,
				"-Wl,-rpath,$ORIGIN/lib",
				"-l:libtensorflow_cc.so.2",
				"-l:libtensorflow_framework.so.2",
			];
			await compile(
				"the binding of tfjs-node",
				[
					`-I${join(aside, "wheel", "tensorflow", "include")}`,
					...[join(source, "tfjs_backend.cc"), join(source, "tfjs_binding.cc")],
					...["-o", join(aside, "tfjs_binding.node"), ...linkedAgainst],
				],
				tools,
			);
			rmSync(join(aside, "wheel"), { recursive: true });
			renameSync(aside, path);
		} finally {
			rmSync(aside, { recursive: true, force: true });
		}
	}

	/** Compiles the addon that pins Eigen's cache sizes, and keeps it when it knows the libraries that are there. */
	async function buildCaches(path, caches, tools) {
		const aside = `${caches}.${process.pid}.node`;
		try {
			await compile("the addon for cache sizes", [cachesSource, "-o", aside], tools);
			const tried = ["-e", TRY_CACHES, join(path, "tfjs_binding.node"), aside];
			await output(process.execPath, tried, { environment, ...tools }).catch((error) => {
				throw new Error(
					`the addon for cache sizes (${cachesSource}) does not know this libtensorflow: ${error.message}`,
				);
			});
			renameSync(aside, caches);
		} finally {
			rmSync(aside, { force: true });
		}
	}

	async function compile(what, words, tools) {
		const headers = `-I${join(root, "node_modules", "node-api-headers", "include")}`;
		const settings = ["-O2", "-std=c++17", "-fPIC", "-shared", "-DNAPI_VERSION=8", headers];
		await output(environment.CXX || "g++", [...settings, ...words], { environment, ...tools }).catch((error) => {
			throw new Error(
				/ENOENT/.test(error.message)
					? "a C++ compiler is missing (on Debian and Ubuntu `sudo apt install g++`)"
					: `${what} could not be compiled: ${error.message}`,
			);
		});
	}
}
