// Small comforts. Every page works without them.
import { initAll } from './vendor/govuk/govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

const SAVE_AFTER = 10_000

// Keeps what is being typed on the server, for its writer alone, and says when it was last kept.
for (const form of document.querySelectorAll('form[data-keeps]')) {
  const said = form.querySelector('[role=status]')
  let timer = null
  let dirty = false
  const keep = async () => {
    timer = null
    try {
      const answer = await fetch('/drafts', { method: 'POST', body: new URLSearchParams(new FormData(form)) })
      if (!answer.ok) throw new Error(String(answer.status))
      said.textContent = `Draft kept ${(await answer.json()).saved_at}. Not saved yet.`
      dirty = false
    } catch {
      said.textContent = 'Your draft could not be kept just now. Trying again.'
      timer = setTimeout(keep, SAVE_AFTER)
    }
  }
  form.addEventListener('input', () => {
    dirty = true
    timer ??= setTimeout(keep, SAVE_AFTER)
  })
  form.addEventListener('submit', () => { dirty = false; clearTimeout(timer) })
  addEventListener('beforeunload', (event) => { if (dirty) event.preventDefault() })
}

// Puts a picked reference where the cursor is. Without this the button asks the server, which puts it at the end.
for (const button of document.querySelectorAll('button[name=action][value=insert]')) {
  button.addEventListener('click', (event) => {
    const form = button.form
    const picked = form.querySelector('select[name=refer_to]').value
    const text = form.querySelector('textarea[name=text]')
    event.preventDefault()
    if (!picked) return
    text.setRangeText(picked, text.selectionStart, text.selectionEnd, 'end')
    text.dispatchEvent(new Event('input', { bubbles: true }))
    text.focus()
  })
}

// What is pasted from Word keeps its lists and tables: the layout goes along, hidden, with the text it came with.
const LONGEST_LAYOUT = 1_900_000
for (const form of document.querySelectorAll('form[data-pastes]')) {
  const { pasted, pasted_html: layout, pasted_plain: plain } = form.elements
  pasted.addEventListener('paste', (event) => {
    const html = event.clipboardData.getData('text/html')
    const isWhole = !pasted.value.slice(0, pasted.selectionStart).trim() && !pasted.value.slice(pasted.selectionEnd).trim()
    const isKept = html && isWhole && html.length <= LONGEST_LAYOUT
    layout.value = isKept ? html : ''
    plain.value = isKept ? event.clipboardData.getData('text/plain') : ''
  })
}
