// A scanned QR code opens this page with the signed facts behind the #: browsers never send that part, so it is posted
// from here, where no log and no history keeps it. Without this script the page asks for the code on the paper.
const proof = location.hash.slice(1);
if (proof.length > 0) {
  history.replaceState(null, '', location.pathname.toLowerCase() + location.search);
  const form = document.getElementById('verify');
  const field = form?.elements.namedItem('Verify.Proof');
  if (field) {
    field.value = decodeURIComponent(proof);
    form.requestSubmit();
  }
}
