/*
 * Loaded before anything else in a stage's process and in each of its workers (--import). Node's permission model keeps
 * files and child processes; what it leaves open is closed here, as far as a process can close it to itself: the network with
 * look-ups of names, signals to other processes, taking another program's place, native code that was just written, workers
 * without this guard, and the links in node_modules that lead into our own packages, which would open their whole folders.
 *
 * It is a check of what a stage declares, and no sandbox: Node says so of its permission model, too. What nobody trusts is
 * rebuilt by `quickening review --untrusted`.
 */
import dgram from "node:dgram";
import dns from "node:dns";
import { realpathSync } from "node:fs";
import { registerHooks, syncBuiltinESMExports } from "node:module";
import net from "node:net";
import threads from "node:worker_threads";

/** How {@link guard} works. */
export interface GuardOptions {
	/** What runs in the process, for what is said. */
	readonly who?: string;
	/** Folder that the process may write to: native code is not loaded from there. */
	readonly writable?: string;
}

/** @param modules - Where each specifier of our own packages leads: a file URL. */
export function guard(
	modules: Readonly<Record<string, string>>,
	{ who = "a stage", writable }: GuardOptions = {},
): void {
	registerHooks({
		resolve(specifier, context, next) {
			const url = Object.hasOwn(modules, specifier) ? modules[specifier] : undefined;
			return url === undefined ? next(specifier, context) : { url, format: "module-typescript", shortCircuit: true };
		},
	});
	closeNetwork(who);
	closeProcesses(who, writable);
	closeWorkers(who);
	syncBuiltinESMExports();
}

function closeNetwork(who: string): void {
	const refuse = (what: string) =>
		refusal(`${who} has no network: ${what} is refused; data come in as declared inputs`, "ERR_STAGE_NETWORK");
	net.Socket.prototype.connect = refuse("a connection");
	net.Server.prototype.listen = refuse("a server");
	Object.assign(net, { _createServerHandle: refuse("a server") });
	dgram.Socket.prototype.bind = refuse("a socket");
	dgram.Socket.prototype.send = refuse("a socket");
	dgram.Socket.prototype.connect = refuse("a socket");
	Object.assign(dgram, { _createSocketHandle: refuse("a socket") });
	for (const lookUps of [dns, dns.promises] as const) {
		for (const name of Object.keys(lookUps).filter((each) => /^(?:lookup|resolve|reverse|Resolver)/.test(each))) {
			Object.assign(lookUps, { [name]: refuse("a look-up of a name") });
		}
	}
}

function closeProcesses(who: string, writable: string | undefined): void {
	const inner = process as unknown as Record<string, (...args: never[]) => unknown>;
	const { kill } = process;
	const bare = inner["_kill"]!;
	const isOwn = (pid: unknown) => pid === process.pid;
	const refuse = refusal(`${who} sends no signal to another process`, "ERR_STAGE_PROCESS");
	process.kill = (pid, signal) => (isOwn(pid) ? kill.call(process, pid, signal) : refuse());
	inner["_kill"] = (pid: never, signal: never) => (isOwn(pid) ? bare(pid, signal) : refuse());
	for (const name of ["_debugProcess", "_debugEnd"]) inner[name] = refuse;
	// It would put another program in the place of this process, which keeps no permission.
	if ("execve" in process) {
		Object.assign(process, { execve: refusal(`${who} starts no other program`, "ERR_STAGE_PROCESS") });
	}
	const { dlopen } = process;
	process.dlopen = (module, filename, flags) => {
		if (writable !== undefined && realpathSync(filename).startsWith(realpathSync(writable))) {
			refusal(`${who} loads no native code that it wrote: ${filename}`, "ERR_STAGE_PROCESS")();
		}
		return flags === undefined ? dlopen.call(process, module, filename) : dlopen.call(process, module, filename, flags);
	};
}

/**
 * Workers get the flags of this process, this guard among them, whatever they are asked for. The first Worker cannot be come by:
 * neither as constructor of what it makes nor as what a class stands on.
 */
function closeWorkers(who: string): void {
	const First = threads.Worker;
	function Worker(this: unknown, file: string | URL, options: threads.WorkerOptions = {}) {
		if (new.target === undefined) throw new TypeError("Class constructor Worker cannot be invoked without 'new'");
		const { execArgv: _flags, env, ...rest } = options;
		// What is given as text runs without what is loaded before it.
		if (rest.eval === true) refusal(`${who} starts workers from files alone`, "ERR_STAGE_PROCESS")();
		// Flags come in by this variable, too.
		delete process.env["NODE_OPTIONS"];
		const { NODE_OPTIONS: _options, ...variables } = {
			...(typeof env === "object" && env !== null ? env : process.env),
		};
		const shared = env === threads.SHARE_ENV ? threads.SHARE_ENV : variables;
		return Reflect.construct(First, [file, { ...rest, env: shared }], new.target);
	}
	Worker.prototype = First.prototype;
	Object.defineProperty(First.prototype, "constructor", { value: Worker, configurable: true, writable: true });
	Object.setPrototypeOf(Worker, Object.getPrototypeOf(First) as object);
	Object.assign(threads, { Worker });
}

function refusal(message: string, code: string): () => never {
	return function refuse(): never {
		throw Object.assign(new Error(message), { code });
	};
}
