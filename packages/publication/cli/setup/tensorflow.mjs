/**
 * Native TensorFlow for tfjs-node, from package registries alone: libtensorflow out of the PyPI wheel, which pip checks against its
 * sha256, and tfjs-node's binding compiled against it. Both lie in the user's cache; node_modules only links to them, so that
 * a new install does not throw them away. Plain JavaScript, as all of the set-up.
 */
import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
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

/**
 * The step of the set-up that brings TensorFlow. It never stops the set-up: where TensorFlow cannot be had, a line says why,
 * and what needs it says so when it is asked for.
 *
 * @param {object} place - `root` of the checkout, `cache` folder, `python` with pip, whether to `retry` what failed before, and `tools` of
 *   the set-up.
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
	const link = join(addon, "lib", "napi-v8", "tfjs_binding.node");
	const supported = process.platform === "linux" && process.arch === "x64";
	const failure = join(root, ".quickening", "tensorflow-failed");
	const key = () => sha256(requirements + readFileSync(join(addon, "package.json"), "utf8")).slice(0, 12);
	const folder = () => join(cache, `tensorflow-${version}-${key()}`);
	const isLinked = () =>
		existsSync(link) &&
		(!lstatSync(link).isSymbolicLink() || readlinkSync(link) === join(folder(), "tfjs_binding.node"));
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
				mkdirSync(dirname(link), { recursive: true });
				rmSync(link, { force: true });
				symlinkSync(join(path, "tfjs_binding.node"), link);
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
			const headers = [
				join(root, "node_modules", "node-api-headers", "include"),
				join(aside, "wheel", "tensorflow", "include"),
			];
			// The binding finds the libraries beside itself, wherever the cache lies.
			const compile = [
				...["-O2", "-std=c++17", "-fPIC", "-shared", "-DNAPI_VERSION=8", ...headers.map((path) => `-I${path}`)],
				...[join(source, "tfjs_backend.cc"), join(source, "tfjs_binding.cc"), "-o", join(aside, "tfjs_binding.node")],
				...[
					`-L${join(aside, "lib")}`,
					"-Wl,-rpath,$ORIGIN/lib",
					"-l:libtensorflow_cc.so.2",
					"-l:libtensorflow_framework.so.2",
				],
			];
			await run(environment.CXX || "g++", compile).catch((error) => {
				throw new Error(
					/ENOENT/.test(error.message)
						? "a C++ compiler is missing (on Debian and Ubuntu `sudo apt install g++`)"
						: `the binding of tfjs-node could not be compiled: ${error.message}`,
				);
			});
			rmSync(join(aside, "wheel"), { recursive: true });
			renameSync(aside, path);
		} finally {
			rmSync(aside, { recursive: true, force: true });
		}
	}
}
