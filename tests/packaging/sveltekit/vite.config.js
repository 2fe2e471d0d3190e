import { sveltekit } from "@sveltejs/kit/vite";

// The page is built from files beside this folder too.
export default { plugins: [sveltekit({})], server: { fs: { allow: [".."] } } };
