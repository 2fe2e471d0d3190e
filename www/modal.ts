/** Opens a dialog over the page. Engines as old as the oldest served have no modal dialogs; there it is part of the page. */
export function showModal(dialog: HTMLDialogElement | null): void {
  if (typeof dialog?.showModal === "function") dialog.showModal();
  else dialog?.setAttribute("open", "");
}

/** Closes what {@link showModal} opened. */
export function closeModal(dialog: HTMLDialogElement | null): void {
  if (typeof dialog?.close === "function") dialog.close();
  else dialog?.removeAttribute("open");
}
