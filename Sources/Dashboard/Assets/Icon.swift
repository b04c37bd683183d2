/// A trail that ends in a sale.
enum Icon {
    static let text = ##"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
        <rect width="32" height="32" rx="7" fill="#1f6f54"/>
        <path d="M8 23c6 0 3-12 9-12" fill="none" stroke="#fff" stroke-width="3"
        stroke-linecap="round" stroke-dasharray="1 5"/>
        <circle cx="22" cy="11" r="4.5" fill="#fff"/>
        </svg>
        """##
}
